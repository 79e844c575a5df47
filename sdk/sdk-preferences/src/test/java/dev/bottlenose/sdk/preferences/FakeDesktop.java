package dev.bottlenose.sdk.preferences;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.List;
import java.util.stream.Collectors;

/** Inspects an app's preferences. */
final class FakeDesktop {
    private final MockConnection connection = new MockConnection();
    private int id;

    FakeDesktop(PreferencesPlugin plugin) {
        FlipperClient client = new FlipperClient(connection);
        client.addPlugin(plugin);
        client.start();
        plugin("init");
    }

    /** The user leaves the page. */
    void leave() {
        plugin("deinit");
    }

    /** The answer, or the error, with its id left out. */
    String call(String method, FlipperObject params) {
        FlipperObject execute = FlipperObject.of("api", "Preferences", "method", method, "params", params);
        connection.onReceive(FlipperObject.of("id", ++id, "method", "execute", "params", execute));
        FlipperObject answer = connection.sentMessages().stream()
                .filter(message -> message.contains("id") && message.getLong("id") == id)
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " was not answered"));
        return answer.contains("success")
                ? answer.getObject("success").toJsonString()
                : "error: " + answer.getObject("error").getString("message");
    }

    String set(String store, String key, Object value) {
        return call(
                "setSharedPreference",
                FlipperObject.of("sharedPreferencesName", store, "preferenceName", key, "preferenceValue", value));
    }

    String delete(String store, String key) {
        return call("deleteSharedPreference", FlipperObject.of("sharedPreferencesName", store, "preferenceName", key));
    }

    /** The changes that the app reported. */
    List<String> changes() {
        return connection.sentMessages().stream()
                .map(message -> message.getObject("params"))
                .filter(params -> "sharedPreferencesChange".equals(params.getString("method")))
                .map(params -> params.getObject("params").toJsonString())
                .collect(Collectors.toList());
    }

    private void plugin(String method) {
        connection.onReceive(FlipperObject.of("method", method, "params", FlipperObject.of("plugin", "Preferences")));
    }
}
