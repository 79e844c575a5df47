package dev.bottlenose.wire;

/** The ports that are used unless a user chooses others; the original's. Source: docs/PROTOCOL.md, ports. */
public final class DefaultPorts {
    /** Front ends: the API and the page. */
    public static final int API = 52342;

    /** Apps with a certificate, over WebSocket and TLS. */
    public static final int SECURE = 9088;

    /** Apps that need a certificate, over WebSocket. */
    public static final int INSECURE = 9089;

    /** Apps in browsers, without certificates. */
    public static final int BROWSER = 8333;

    /** Legacy apps with a certificate, over RSocket and TLS. */
    public static final int LEGACY_SECURE = 8088;

    /** Legacy apps that need a certificate, over RSocket. */
    public static final int LEGACY_INSECURE = 8089;

    private DefaultPorts() {}
}
