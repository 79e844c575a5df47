package dev.bottlenose.protocol;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import dev.bottlenose.wire.QueryKeys;
import dev.bottlenose.wire.SdkVersions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * How an app introduces itself: the parameters in the URL of its connection. Nothing here is proved; only the certificate is.
 * Source: docs/PROTOCOL.md, query parameters.
 *
 * @param appName the app's display name
 * @param appId package or bundle name, sent since 2024
 * @param os {@code Android}, {@code iOS}, {@code MacOS}, {@code Windows}, {@code Linux}, {@code Browser}, ...
 * @param device the device's name
 * @param deviceId the device's serial; empty for the host itself
 * @param sdkVersion generation of the client's protocol, 4 today
 * @param csr the app's signing request in PEM, to find its device again
 * @param csrPath the directory that holds {@code app.csr}, with trailing separator
 */
public record ClientQuery(
        String appName,
        Optional<String> appId,
        String os,
        String device,
        String deviceId,
        OptionalInt sdkVersion,
        Medium medium,
        Optional<String> csr,
        Optional<String> csrPath) {

    /** What the certificate-based ports accept: the original's list, and Linux. */
    private static final Set<String> SYSTEMS = Set.of("Android", "iOS", "MacOS", "Metro", "Windows", "Linux");

    /** The result of reading a query. */
    public sealed interface Reading {
        /** Applies the function for this kind of result. */
        <T> T map(Function<ClientQuery, T> accepted, Function<Fault, T> refused);

        /** The query is complete. */
        record Accepted(ClientQuery query) implements Reading {
            @Override
            public <T> T map(Function<ClientQuery, T> accepted, Function<Fault, T> refused) {
                return accepted.apply(query);
            }
        }

        /** The query cannot be used; the connection is to be closed with 1011. */
        record Refused(Fault fault) implements Reading {
            @Override
            public <T> T map(Function<ClientQuery, T> accepted, Function<Fault, T> refused) {
                return refused.apply(fault);
            }
        }
    }

    /** Reads the query of the certificate-based channels, 9088 and 9089. */
    public static Reading read(QueryString query) {
        return new ClientQueryReader(query).read();
    }

    /** Reads the query of the browser channel, 8333, where older clients leave out nearly everything. */
    public static Reading readBrowser(QueryString query) {
        return new ClientQueryReader(query).readBrowser();
    }

    /** Reads the SETUP of a legacy app that requests a certificate; the first of them sent only their os. */
    public static Reading readPairingSetup(JsonText setup) {
        return new SetupReader(setup).read(List.of(QueryKeys.OS));
    }

    /** Reads the SETUP of a legacy app that connects with its certificate. */
    public static Reading readSetup(JsonText setup) {
        return new SetupReader(setup).read(List.of(QueryKeys.OS, QueryKeys.DEVICE, QueryKeys.APP));
    }

    static boolean isCertificateSystem(String os) {
        return SYSTEMS.contains(os);
    }

    /** Accepts the query unless one of its values is too long. */
    Reading withinLimits() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(QueryKeys.APP, appName);
        values.put(QueryKeys.APP_ID, appId.orElse(""));
        values.put(QueryKeys.OS, os);
        values.put(QueryKeys.DEVICE, device);
        values.put(QueryKeys.DEVICE_ID, deviceId);
        values.put(QueryKeys.CSR_PATH, csrPath.orElse(""));
        values.put(QueryKeys.CSR, csr.orElse(""));
        return QueryLimits.check(values).<Reading>map(Reading.Refused::new).orElseGet(() -> new Reading.Accepted(this));
    }

    public ClientQuery withDeviceId(String resolved) {
        return new ClientQuery(appName, appId, os, device, resolved, sdkVersion, medium, csr, csrPath);
    }

    public ClientQuery withAppName(String name) {
        return new ClientQuery(name, appId, os, device, deviceId, sdkVersion, medium, csr, csrPath);
    }

    /** Whether the client answers {@code getBackgroundPlugins} and leaves its background plugins to {@code init}. */
    public boolean announcesBackgroundPlugins() {
        return sdkVersion.orElse(0) >= SdkVersions.LISTS_BACKGROUND_PLUGINS;
    }

    /** The app's name, followed by the original's mark for Android SDKs that may not know their own serial. */
    public String displayName() {
        return os.equals("Android") && sdkVersion.orElse(0) < SdkVersions.KNOWS_SERIAL
                ? appName + " (Outdated SDK)"
                : appName;
    }

    /**
     * Decodes the {@code csr} parameter. The C++ client cuts the last character off its base64, so padding proves nothing
     * and a last lone character is dropped.
     */
    static Optional<String> decodeCsr(String base64) {
        String digits =
                base64.replaceAll("[^A-Za-z0-9+/_-]", "").replace('-', '+').replace('_', '/');
        String whole = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(new String(Base64.getDecoder().decode(whole), StandardCharsets.US_ASCII));
    }
}
