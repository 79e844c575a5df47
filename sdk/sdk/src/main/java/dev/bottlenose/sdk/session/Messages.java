package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.json.JsonWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** The texts an app sends. None but answers carries an id: the desktop takes whatever has one for an answer. */
final class Messages {
    static final String REFRESH_PLUGINS = "{\"method\":\"refreshPlugins\"}";

    private Messages() {}

    static Event event(String pluginId, String method, String paramsJson) {
        String text = "{\"method\":\"execute\",\"params\":{\"api\":" + JsonWriter.quote(pluginId) + ",\"method\":"
                + JsonWriter.quote(method) + ",\"params\":" + paramsJson + "}}";
        return new Event(pluginId, text);
    }

    static String success(long id, String resultJson) {
        return "{\"id\":" + id + ",\"success\":" + resultJson + "}";
    }

    /** The answer to a call, or a report where there was no call. */
    static String error(@Nullable Long id, FlipperObject error) {
        return (id == null ? "{" : "{\"id\":" + id + ",") + "\"error\":" + error.toJsonString() + "}";
    }

    static FlipperObject fault(String message, String name) {
        return FlipperObject.of("message", message, "name", name);
    }

    /** What a call that threw is answered with. */
    static FlipperObject thrown(Throwable error) {
        @Nullable String message = error.getMessage();
        return described(message == null ? error.toString() : message, error);
    }

    /** An error outside a call stands alone, so its message says what it is too. */
    static FlipperObject report(Throwable error) {
        return described(error.toString(), error);
    }

    static FlipperObject stuck(String pluginId, String call, long seconds, StackTraceElement[] where) {
        StringBuilder stackTrace = new StringBuilder();
        for (StackTraceElement element : where) {
            stackTrace.append("\tat ").append(element).append('\n');
        }
        return FlipperObject.of(
                "message",
                "Plugin " + pluginId + " has not returned from " + call + " for " + seconds + " s",
                "name",
                "PluginStuck",
                "stacktrace",
                stackTrace.toString());
    }

    private static FlipperObject described(String message, Throwable error) {
        return FlipperObject.of(
                "message", message, "name", error.getClass().getName(), "stacktrace", stackTrace(error));
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
