package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Opens the wanted plugins of every app that is or comes, and prints what they say. */
final class Tail implements ServerConnection.Events {
    private final Optional<String> wantedApp;
    private final Optional<String> wantedPlugin;
    private final boolean json;
    private final PrintStream out;
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final ExecutorService opener = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tail-opener");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Optional<ServerConnection> server = Optional.empty();

    Tail(Optional<String> wantedApp, Optional<String> wantedPlugin, boolean json, PrintStream out) {
        this.wantedApp = wantedApp;
        this.wantedPlugin = wantedPlugin;
        this.json = json;
        this.out = out;
    }

    /** Begins with the apps that are there; those that come later announce themselves. */
    void follow(ServerConnection connection) throws CommandFailure {
        server = Optional.of(connection);
        connection.list("client-list").stream().map(App::of).forEach(this::openLater);
    }

    @Override
    public void happened(String event, JsonObject data) {
        switch (event) {
            case "client-connected" -> openLater(App.of(data));
            case "client-message" ->
                print(data.string("id").orElse(""), data.string("message").orElse(""));
            case "notification" ->
                System.err.println(data.string("title").orElse("") + ": "
                        + data.string("description").orElse(""));
            default -> {
                // Of no interest here.
            }
        }
    }

    private void openLater(App app) {
        names.put(app.id(), app.name());
        if (wantedApp.map(app::matches).orElse(true)) {
            opener.execute(() -> open(app));
        }
    }

    private void open(App app) {
        ServerConnection connection = server.orElse(null);
        if (connection == null) {
            return; // follow() lists the app
        }
        try {
            for (String plugin : app.askForPlugins(connection)) {
                if (wantedPlugin.map(plugin::equals).orElse(true)) {
                    app.open(connection, plugin);
                }
            }
        } catch (CommandFailure e) {
            System.err.println("App '" + app.name() + "' does not tell its plugins: "
                    + e.fault().sentence());
        }
    }

    private void print(String id, String text) {
        String name = names.getOrDefault(id, id);
        if (wantedApp.isPresent()
                && !new App(id, Json.object().put("app", name).build(), List.of(), List.of())
                        .matches(wantedApp.get())) {
            return;
        }
        try {
            JsonObject message = Json.parseObject(JsonText.of(text));
            if (message.string("method").orElse("").equals("refreshPlugins")) {
                openLater(new App(id, Json.object().put("app", name).build(), List.of(), List.of()));
            } else {
                print(id, name, message);
            }
        } catch (MalformedJsonException e) {
            System.err.println("App '" + name + "' sent a message that cannot be read: " + e.getMessage());
        }
    }

    private void print(String id, String name, JsonObject message) {
        JsonObject params =
                message.object("params").orElseGet(() -> Json.object().build());
        Optional<String> plugin = params.string("api");
        if (wantedPlugin.isPresent() && !wantedPlugin.equals(plugin)) {
            return;
        }
        JsonObject line = Json.object()
                .put("app", name)
                .put("client", id)
                .putIfPresent("plugin", plugin)
                .putIfPresent("method", plugin.isPresent() ? params.get("method") : message.get("method"))
                .putIfPresent("params", plugin.isPresent() ? params.get("params") : message.get("params"))
                .putIfPresent("error", message.get("error"))
                .build();
        out.println(json ? line.toString() : toText(name, line));
        out.flush();
    }

    private static String toText(String name, JsonObject line) {
        return name + "\t" + line.string("plugin").orElse("-") + "\t"
                + line.string("method").orElse("error") + "\t"
                + line.get("params")
                        .or(() -> line.get("error"))
                        .map(Json::toString)
                        .orElse("");
    }
}
