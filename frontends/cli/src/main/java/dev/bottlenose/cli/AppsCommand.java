package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the connected apps. */
@Command(name = "apps", description = "Lists the connected apps.", mixinStandardHelpOptions = true)
final class AppsCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            List<ClientDescription> apps = client.await(client.run(AppCommands.LIST));
            apps.forEach(app -> console.out().println(json ? toJson(app).toString() : toText(app)));
            if (apps.isEmpty() && !json) {
                console.err().println("No app is connected. try: start an app with a Flipper SDK; bottlenose doctor");
            }
            return 0;
        }
    }

    private static JsonObject toJson(ClientDescription app) {
        return Json.object()
                .put("id", app.id())
                .put("app", app.query().app())
                .put("os", app.query().os())
                .put("device", app.query().device())
                .put("deviceId", app.query().deviceId())
                .put("plugins", app.plugins())
                .put("backgroundPlugins", app.backgroundPlugins())
                .build();
    }

    private static String toText(ClientDescription app) {
        return app.id() + "\t" + String.join(",", app.plugins());
    }
}
