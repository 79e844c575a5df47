package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.protocol.json.Json;
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

    @Mixin
    private final Console console = new Console();

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
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        Json params = parseParameters();
        try (BottlenoseClient client = server.connect()) {
            ClientDescription app = AppFinder.find(client, wanted);
            checkPlugin(client, app);
            client.await(client.open(app.id(), plugin));
            console.out()
                    .println(client.await(client.call(app.id(), plugin, method, params, Duration.ofSeconds(timeout))));
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

    private void checkPlugin(BottlenoseClient client, ClientDescription app)
            throws CommandFailure, ClientException, InterruptedException {
        List<String> plugins = app.plugins().contains(plugin) ? app.plugins() : client.await(client.plugins(app.id()));
        if (!plugins.contains(plugin)) {
            String name = app.query().app();
            throw new CommandFailure(
                    "plugin-unknown",
                    "App '" + name + "' has no plugin '" + plugin + "'; it has: " + String.join(", ", plugins) + ".",
                    "bottlenose plugins '" + name + "'");
        }
    }
}
