package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.json.JsonWriter;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** The messages an app sends. Only answers carry an id: the desktop takes whatever has one for an answer. */
final class Messages {
    static final String REFRESH_PLUGINS = "{\"" + MessageKeys.METHOD + "\":\"" + Methods.REFRESH_PLUGINS + "\"}";

    private static final String ID = "\"" + MessageKeys.ID + "\":";
    private static final String METHOD = "\"" + MessageKeys.METHOD + "\":";
    private static final String PARAMS = "\"" + MessageKeys.PARAMS + "\":";
    private static final String SUCCESS = "\"" + MessageKeys.SUCCESS + "\":";
    private static final String ERROR = "\"" + MessageKeys.ERROR + "\":";
    private static final String EXECUTE_API =
            "{" + METHOD + "\"" + Methods.EXECUTE + "\"," + PARAMS + "{\"" + MessageKeys.API + "\":";

    private Messages() {}

    static Event event(String pluginId, String method, String paramsJson) {
        String text = EXECUTE_API + JsonWriter.quote(pluginId) + "," + METHOD + JsonWriter.quote(method) + "," + PARAMS
                + paramsJson + "}}";
        return new Event(pluginId, text);
    }

    static String success(long id, String resultJson) {
        return "{" + ID + id + "," + SUCCESS + resultJson + "}";
    }

    /** The answer to a call, or a report where there was no call. */
    static String error(@Nullable Long id, FlipperObject error) {
        return (id == null ? "{" : "{" + ID + id + ",") + ERROR + error.toJsonString() + "}";
    }

    static FlipperObject fault(String message, String name) {
        return FlipperObject.of(MessageKeys.ERROR_MESSAGE, message, MessageKeys.ERROR_NAME, name);
    }

    /** The answer to a call that threw. */
    static FlipperObject thrown(Throwable error) {
        @Nullable String message = error.getMessage();
        return described(message == null ? error.toString() : message, error);
    }

    /** The report of an error outside any call; its message includes the type of the error. */
    static FlipperObject report(Throwable error) {
        return described(error.toString(), error);
    }

    static FlipperObject stuck(String pluginId, String call, long seconds, StackTraceElement[] where) {
        StringBuilder stackTrace = new StringBuilder();
        for (StackTraceElement element : where) {
            stackTrace.append("\tat ").append(element).append('\n');
        }
        return FlipperObject.of(
                MessageKeys.ERROR_MESSAGE,
                "Plugin " + pluginId + " has not returned from " + call + " for " + seconds + " s",
                MessageKeys.ERROR_NAME,
                "PluginStuck",
                MessageKeys.ERROR_STACKTRACE,
                stackTrace.toString());
    }

    private static FlipperObject described(String message, Throwable error) {
        return FlipperObject.of(
                MessageKeys.ERROR_MESSAGE,
                message,
                MessageKeys.ERROR_NAME,
                error.getClass().getName(),
                MessageKeys.ERROR_STACKTRACE,
                stackTrace(error));
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
