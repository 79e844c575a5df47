package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A connected app, as the server lists it. */
record App(String id, JsonObject query, List<String> plugins, List<String> backgroundPlugins) {
    private static final Duration LISTING_TIME = Duration.ofSeconds(45);

    static App of(JsonObject description) {
        return new App(
                description.string("id").orElse(""),
                description.object("query").orElseGet(() -> Json.object().build()),
                description.array("plugins").map(JsonArray::strings).orElse(List.of()),
                description.array("backgroundPlugins").map(JsonArray::strings).orElse(List.of()));
    }

    String name() {
        return query.string("app").orElse(id);
    }

    /** Whether {@code part} is part of the id or the name, in any case. */
    boolean matches(String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return id.toLowerCase(Locale.ROOT).contains(wanted)
                || name().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /**
     * The one app that the user means: by id, else by name, else by part.
     *
     * @throws CommandFailure if there is none, or more than one
     */
    static App find(ServerConnection server, String wanted) throws CommandFailure {
        List<App> apps = server.list("client-list").stream().map(App::of).toList();
        List<Predicate<App>> ways =
                List.of(app -> app.id().equals(wanted), app -> app.name().equals(wanted), app -> app.matches(wanted));
        for (Predicate<App> way : ways) {
            List<App> found = apps.stream().filter(way).toList();
            if (found.size() == 1) {
                return found.get(0);
            } else if (found.size() > 1) {
                throw CommandFailure.saidNo(
                        "app-ambiguous",
                        "'" + wanted + "' fits " + found.size() + " apps: " + ids(found) + ".",
                        "give one of these ids");
            }
        }
        throw CommandFailure.saidNo(
                "app-unknown",
                "No connected app fits '" + wanted + "'"
                        + (apps.isEmpty() ? "; none is connected." : "; there are: " + ids(apps) + "."),
                apps.isEmpty() ? "start the app, then bottlenose doctor" : "bottlenose apps");
    }

    /** Asks the app itself for its plugins. */
    List<String> askForPlugins(ServerConnection server) throws CommandFailure {
        Json answer = server.exec(
                LISTING_TIME,
                "client-request-response",
                id,
                Json.object().put("method", "getPlugins").build());
        return answer instanceof JsonObject object
                ? object.object("success")
                        .flatMap(success -> success.array("plugins"))
                        .map(JsonArray::strings)
                        .orElse(List.of())
                : List.of();
    }

    /** Asks the server to open a plugin for us, which starts it in the app if nobody else has it open. */
    void open(ServerConnection server, String plugin) throws CommandFailure {
        server.exec(
                "client-request",
                id,
                Json.object()
                        .put("method", "init")
                        .put("params", Json.object().put("plugin", plugin).build())
                        .build());
    }

    private static String ids(List<App> apps) {
        List<String> ids =
                new ArrayList<>(new TreeSet<>(apps.stream().map(App::id).toList()));
        return String.join(", ", ids);
    }
}
