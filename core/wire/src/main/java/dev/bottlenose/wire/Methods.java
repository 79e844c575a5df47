package dev.bottlenose.wire;

/** What messages can ask for. Source: docs/PROTOCOL.md. */
public final class Methods {
    /** App to server: issue a certificate. */
    public static final String SIGN_CERTIFICATE = "signCertificate";

    /** App to server: whether the certificate files have been found. */
    public static final String SIGN_CERTIFICATE_ACK = "signCertificateAck";

    /** Server to app: list the plugins. */
    public static final String GET_PLUGINS = "getPlugins";

    /** Server to app: list the plugins that run in the background. */
    public static final String GET_BACKGROUND_PLUGINS = "getBackgroundPlugins";

    /** Server to app: start a plugin. */
    public static final String INIT = "init";

    /** Server to app: stop a plugin. */
    public static final String DEINIT = "deinit";

    /** Both ways: call a plugin's method, or send a plugin's message. */
    public static final String EXECUTE = "execute";

    /** Server to app: whether a plugin has a method. */
    public static final String IS_METHOD_SUPPORTED = "isMethodSupported";

    /** App to server: ask for the plugins again. */
    public static final String REFRESH_PLUGINS = "refreshPlugins";

    private Methods() {}
}
