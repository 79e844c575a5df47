package dev.bottlenose.wire;

/**
 * The parameters by which an app introduces itself: in the URL of a WebSocket, or as members of an RSocket's SETUP. Source:
 * docs/PROTOCOL.md, query parameters.
 */
public final class QueryKeys {
    public static final String OS = "os";
    public static final String DEVICE = "device";
    public static final String DEVICE_ID = "device_id";
    public static final String APP = "app";

    /** The package or bundle name. */
    public static final String APP_ID = "app_id";

    /** See {@link SdkVersions}. */
    public static final String SDK_VERSION = "sdk_version";

    /** See {@link Medium}. */
    public static final String MEDIUM = "medium";

    /** The signing request: in base64 in a URL, in PEM in a SETUP. */
    public static final String CSR = "csr";

    /** The directory of the signing request. */
    public static final String CSR_PATH = "csr_path";

    private QueryKeys() {}
}
