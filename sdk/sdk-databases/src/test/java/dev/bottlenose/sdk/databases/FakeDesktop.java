package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Inspects the databases of an app that answers at once. */
final class FakeDesktop {
    private final MockConnection connection = new MockConnection();
    private int id;

    FakeDesktop(DatabasesPlugin plugin) {
        FlipperClient client = new FlipperClient(connection);
        client.addPlugin(plugin);
        client.start();
        connection.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "Databases")));
    }

    /** Inspects one database that may only be read. */
    static FakeDesktop reading(DataSource source) {
        return new FakeDesktop(atOnce().database("library", source).build());
    }

    /** Inspects one database that may be written. */
    static FakeDesktop writing(DataSource source) {
        return new FakeDesktop(atOnce().writableDatabase("library", source).build());
    }

    /** Has calls answered on the thread that brings them. */
    static DatabasesPluginBuilder atOnce() {
        return DatabasesPlugin.builder().threads(name -> Runnable::run);
    }

    /** Calls without waiting for the answer; returns the call's id. */
    long send(String method, FlipperObject params) {
        long call = ++id;
        FlipperObject execute = FlipperObject.of("api", "Databases", "method", method, "params", params);
        connection.onReceive(FlipperObject.of("id", call, "method", "execute", "params", execute));
        return call;
    }

    /** The whole answer. */
    FlipperObject call(String method, FlipperObject params) {
        long call = send(method, params);
        return connection.sentMessages().stream()
                .filter(message -> message.contains("id") && message.getLong("id") == call)
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " was not answered"));
    }

    /** Errors outside any call. */
    List<FlipperObject> reports() {
        return connection.errors().stream()
                .filter(message -> !message.contains("id"))
                .map(message -> message.getObject("error"))
                .collect(Collectors.toList());
    }

    /** The answer to a call that must go well. */
    FlipperObject success(String method, FlipperObject params) {
        FlipperObject answer = call(method, params);
        if (!answer.contains("success")) {
            throw new AssertionError(answer);
        }
        return answer.getObject("success");
    }

    /** The error of a call that must fail. */
    FlipperObject error(String method, FlipperObject params) {
        FlipperObject answer = call(method, params);
        if (!answer.contains("error")) {
            throw new AssertionError(answer);
        }
        return answer.getObject("error");
    }

    FlipperObject execute(String sql) {
        return success("execute", FlipperObject.of("databaseId", 1, "value", sql));
    }

    FlipperObject executeInVain(String sql) {
        return error("execute", FlipperObject.of("databaseId", 1, "value", sql));
    }
}
