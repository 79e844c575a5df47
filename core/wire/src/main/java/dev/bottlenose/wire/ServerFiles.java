package dev.bottlenose.wire;

/** The files in a server's home that more than one module reads. Source: docs/ARCHITECTURE.md, files on disk. */
public final class ServerFiles {
    /** The home's name in the user's home directory. */
    public static final String HOME = ".flipper";

    /** The home's name in versions of the original before 2021. */
    public static final String OLD_HOME = ".sonar";

    /** The directory of all files below, in the home. */
    public static final String CERTIFICATES = "certs";

    /** The authority's private key. */
    public static final String AUTHORITY_KEY = "ca.key";

    /** The authority's certificate. */
    public static final String AUTHORITY_CERTIFICATE = "ca.crt";

    /** The original's own private key, which also signs its token. */
    public static final String ORIGINAL_SERVER_KEY = "server.key";

    /** The original's own certificate. */
    public static final String ORIGINAL_SERVER_CERTIFICATE = "server.crt";

    /** This server's own private key, which exists in every home that it has used. */
    public static final String SERVER_KEY = "bottlenose.key";

    /** The token that front ends have to show. */
    public static final String TOKEN = "auth.token";

    /** The directory of the files that the original does not have, in the home. */
    public static final String OURS = "bottlenose";

    /** The ports of the running server as JSON, in {@link #OURS}. */
    public static final String PORTS = "ports.json";

    private ServerFiles() {}
}
