package dev.bottlenose.sdk.pairing;

import dev.bottlenose.wire.Medium;
import dev.bottlenose.wire.QueryKeys;
import dev.bottlenose.wire.SdkVersions;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** How the app introduces itself: the query of the address it connects to (docs/PROTOCOL.md, "Query parameters"). */
public final class AppIdentity {
    private static final String NO_DEVICE_ID = "unknown";

    private final String app;
    private final String appId;
    private final String os;
    private final Supplier<String> device;

    /**
     * The names under which the app will be listed.
     *
     * @param device called on the SDK's own threads, because looking up a host's name may take seconds
     */
    public AppIdentity(String app, String appId, String os, Supplier<String> device) {
        this.app = app;
        this.appId = appId;
        this.os = os;
        this.device = device;
    }

    /** For the insecure port, where no desktop has given this device an id yet. */
    String forCertificate(int medium) {
        return query(NO_DEVICE_ID, medium);
    }

    String forSession(StoredCredentials stored, CredentialFiles files) {
        byte[] csr = stored.csr().getBytes(StandardCharsets.UTF_8);
        return query(stored.deviceId(), files.medium())
                + "&" + parameter(QueryKeys.CSR, Base64.getEncoder().encodeToString(csr))
                + "&" + parameter(QueryKeys.CSR_PATH, files.destination());
    }

    /** For a desktop that requires no certificate. */
    String forPlainSession(String deviceId) {
        return query(deviceId, Medium.NONE.number());
    }

    private String query(String deviceId, int medium) {
        return String.join(
                "&",
                parameter(QueryKeys.OS, os),
                parameter(QueryKeys.DEVICE, device.get()),
                parameter(QueryKeys.DEVICE_ID, deviceId),
                parameter(QueryKeys.APP, app),
                parameter(QueryKeys.APP_ID, appId),
                parameter(QueryKeys.SDK_VERSION, Integer.toString(SdkVersions.NEWEST)),
                parameter(QueryKeys.MEDIUM, Integer.toString(medium)));
    }

    private static String parameter(String key, String value) {
        try {
            return key + "=" + URLEncoder.encode(value, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
