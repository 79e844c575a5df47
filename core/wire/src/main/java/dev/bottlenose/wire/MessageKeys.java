package dev.bottlenose.wire;

/** Members of the messages between a connected app and the server. Source: docs/PROTOCOL.md, the established channel. */
public final class MessageKeys {
    /** Of a call and its answer. */
    public static final String ID = "id";

    /** See {@link Methods}. */
    public static final String METHOD = "method";

    public static final String PARAMS = "params";

    /** In the parameters of {@code execute}: the plugin. */
    public static final String API = "api";

    /** In the parameters of {@code init} and {@code deinit}. */
    public static final String PLUGIN = "plugin";

    /** In the answer to {@code getPlugins} and {@code getBackgroundPlugins}. */
    public static final String PLUGINS = "plugins";

    /** In the answer to {@code isMethodSupported}. */
    public static final String IS_SUPPORTED = "isSupported";

    /** Of an answer. */
    public static final String SUCCESS = "success";

    /** Of an answer, or of a message that reports an error by itself. */
    public static final String ERROR = "error";

    public static final String ERROR_MESSAGE = "message";
    public static final String ERROR_NAME = "name";
    public static final String ERROR_STACKTRACE = "stacktrace";

    private MessageKeys() {}
}
