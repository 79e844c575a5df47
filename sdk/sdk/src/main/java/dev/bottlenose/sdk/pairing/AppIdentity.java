package dev.bottlenose.sdk.pairing;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** How the app introduces itself: the query of the address it dials (docs/PROTOCOL.md, "Query parameters"). */
public final class AppIdentity {
    private static final String SDK_VERSION = "4";
    private static final int MEDIUM_NONE = 3;

    private final String app;
    private final String appId;
    private final String os;
    private final Supplier<String> device;

    /**
     * Under these names the app will be listed.
     *
     * @param device asked on the SDK's own threads, because a host's name may take seconds to find out
     */
    public AppIdentity(String app, String appId, String os, Supplier<String> device) {
        this.app = app;
        this.appId = appId;
        this.os = os;
        this.device = device;
    }

    /** To the insecure port; no desktop has given this device a name yet. */
    String forCertificate(int medium) {
        return query("unknown", medium);
    }

    String forSession(StoredCredentials stored, CredentialFiles files) {
        byte[] csr = stored.csr().getBytes(StandardCharsets.UTF_8);
        return query(stored.deviceId(), files.medium())
                + parameter("&csr=", Base64.getEncoder().encodeToString(csr))
                + parameter("&csr_path=", files.destination());
    }

    /** To a desktop that asks for no certificate. */
    String forPlainSession(String deviceId) {
        return query(deviceId, MEDIUM_NONE);
    }

    private String query(String deviceId, int medium) {
        return parameter("os=", os)
                + parameter("&device=", device.get())
                + parameter("&device_id=", deviceId)
                + parameter("&app=", app)
                + parameter("&app_id=", appId)
                + parameter("&sdk_version=", SDK_VERSION)
                + parameter("&medium=", Integer.toString(medium));
    }

    private static String parameter(String start, String value) {
        try {
            return start + URLEncoder.encode(value, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
