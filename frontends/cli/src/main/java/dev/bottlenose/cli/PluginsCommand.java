package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.protocol.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists an app's plugins. */
@Command(name = "plugins", description = "Lists the plugins of an app.", mixinStandardHelpOptions = true)
final class PluginsCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(paramLabel = "APP", description = "Client id, app name, or an unambiguous part of either.")
    private String wanted = "";

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            ClientDescription app = AppFinder.find(client, wanted);
            for (String plugin : client.await(client.plugins(app.id()))) {
                console.out().println(json ? toJson(app, plugin) : plugin);
            }
            return 0;
        }
    }

    private static String toJson(ClientDescription app, String plugin) {
        return Json.object()
                .put("id", plugin)
                .put("background", app.backgroundPlugins().contains(plugin))
                .put("app", app.id())
                .build()
                .toString();
    }
}
