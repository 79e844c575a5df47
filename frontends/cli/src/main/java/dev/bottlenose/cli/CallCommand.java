package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls a method of an app's plugin. Line C of the architecture begins here. */
@Command(
        name = "call",
        description = "Calls a method of an app's plugin and prints what it returns, as JSON.",
        mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(index = "0", paramLabel = "APP", description = "Client id, app name, or an unambiguous part of either.")
    private String wanted = "";

    @Parameters(index = "1", paramLabel = "PLUGIN", description = "Id of the plugin.")
    private String plugin = "";

    @Parameters(index = "2", paramLabel = "METHOD", description = "Method of the plugin.")
    private String method = "";

    @Parameters(
            index = "3",
            paramLabel = "PARAMS_JSON",
            defaultValue = "{}",
            description = "Parameters as JSON; by default {}.")
    private String parameters = "{}";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "45",
            description = "How long to wait for the answer; by default 45.")
    private int timeout = 45;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure {
        Json params = parseParameters();
        try (ServerConnection connection = server.connect()) {
            App app = App.find(connection, wanted);
            checkPlugin(connection, app);
            app.open(connection, plugin);
            Json answer = connection.exec(
                    Duration.ofSeconds(timeout),
                    "client-request-response",
                    app.id(),
                    Json.object()
                            .put("id", 1)
                            .put("method", "execute")
                            .put(
                                    "params",
                                    Json.object()
                                            .put("api", plugin)
                                            .put("method", method)
                                            .put("params", params)
                                            .build())
                            .build());
            System.out.println(successOf(answer));
            return 0;
        }
    }

    private Json parseParameters() {
        try {
            return Json.parse(JsonText.of(parameters));
        } catch (MalformedJsonException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "PARAMS_JSON is " + e.getMessage() + ": " + parameters);
        }
    }

    private void checkPlugin(ServerConnection connection, App app) throws CommandFailure {
        List<String> plugins = app.plugins().contains(plugin) ? app.plugins() : app.askForPlugins(connection);
        if (!plugins.contains(plugin)) {
            throw CommandFailure.saidNo(
                    "plugin-unknown",
                    "App '" + app.name() + "' has no plugin '" + plugin + "'; it has: " + String.join(", ", plugins)
                            + ".",
                    "bottlenose plugins '" + app.name() + "'");
        }
    }

    /** Presence counts, not truth: null, 0 and false are answers too. */
    private Json successOf(Json answer) throws CommandFailure {
        JsonObject reply =
                answer instanceof JsonObject object ? object : Json.object().build();
        if (reply.has("success")) {
            return reply.get("success").orElseThrow();
        }
        JsonObject error = reply.object("error")
                .orElseGet(() -> Json.object()
                        .putIfPresent("message", reply.get("error").map(Json::toString))
                        .build());
        String name = error.string("name").orElse("");
        String message = error.string("message").orElse("It did not say why.");
        throw CommandFailure.saidNo(
                name.equals("CLIENT_DISCONNECTED") ? "app-gone" : "app-error",
                "The app did not do it: " + (name.isEmpty() ? "" : name + ": ") + message,
                name.equals("CLIENT_DISCONNECTED")
                        ? "start the app again"
                        : "look up which methods and parameters the plugin '" + plugin + "' knows");
    }
}
