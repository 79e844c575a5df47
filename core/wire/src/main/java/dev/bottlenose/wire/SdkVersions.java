package dev.bottlenose.wire;

/** Generations of the client's protocol. Source: docs/PROTOCOL.md, query parameters. */
public final class SdkVersions {
    /** The oldest that answers calls on RSocket streams of their own. */
    public static final int ANSWERS_ON_STREAMS = 1;

    /** The oldest that answers {@code isMethodSupported}. */
    public static final int SUPPORTS_METHOD_QUERIES = 2;

    /** The oldest whose Android devices know their own serial. */
    public static final int KNOWS_SERIAL = 3;

    /** The oldest that answers {@code getBackgroundPlugins}. */
    public static final int LISTS_BACKGROUND_PLUGINS = 4;

    public static final int NEWEST = 4;

    private SdkVersions() {}
}
