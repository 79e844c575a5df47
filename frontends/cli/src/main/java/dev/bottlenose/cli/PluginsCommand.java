package dev.bottlenose.cli;

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

    @Parameters(paramLabel = "APP", description = "Client id, app name, or an unambiguous part of either.")
    private String wanted = "";

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        try (ServerConnection connection = server.connect()) {
            App app = App.find(connection, wanted);
            for (String plugin : app.askForPlugins(connection)) {
                boolean background = app.backgroundPlugins().contains(plugin);
                System.out.println(
                        json
                                ? Json.object()
                                        .put("id", plugin)
                                        .put("background", background)
                                        .put("app", app.id())
                                        .build()
                                        .toString()
                                : plugin);
            }
            return 0;
        }
    }
}
