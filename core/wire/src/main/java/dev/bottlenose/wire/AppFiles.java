package dev.bottlenose.wire;

/** The files by which an app and a server come to trust each other. Source: docs/PROTOCOL.md, client-side files. */
public final class AppFiles {
    /** The directory of all files below, in the app's private directory. */
    public static final String DIRECTORY = "sonar";

    /** The app's signing request in PEM, which the server reads to recognise the app. */
    public static final String SIGNING_REQUEST = "app.csr";

    /** The authority's certificate in PEM, which the server writes. */
    public static final String AUTHORITY_CERTIFICATE = "sonarCA.crt";

    /** The app's own certificate in PEM, which the server writes. */
    public static final String CERTIFICATE = "device.crt";

    /** The app's private key in PEM. */
    public static final String PRIVATE_KEY = "privateKey.pem";

    /** Key and certificate in one, as other SDKs keep them. */
    public static final String KEY_STORE = "device.p12";

    /** The device's id as the server reported it, and the medium, in JSON. */
    public static final String CONFIG = "connection_config.json";

    /** Certificates that are sealed with a pairing code and not yet opened. */
    public static final String SEALED_CERTIFICATES = "certificates.enc";

    private AppFiles() {}
}
