package dev.bottlenose.cli;

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

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        try (ServerConnection connection = server.connect()) {
            List<App> apps =
                    connection.list("client-list").stream().map(App::of).toList();
            apps.forEach(app -> System.out.println(json ? toJson(app).toString() : toText(app)));
            if (apps.isEmpty() && !json) {
                System.err.println("No app is connected. try: start an app with a Flipper SDK; bottlenose doctor");
            }
            return 0;
        }
    }

    private static JsonObject toJson(App app) {
        return Json.object()
                .put("id", app.id())
                .put("app", app.name())
                .put("os", app.query().string("os"))
                .put("device", app.query().string("device"))
                .put("deviceId", app.query().string("device_id"))
                .put("plugins", app.plugins())
                .put("backgroundPlugins", app.backgroundPlugins())
                .build();
    }

    private static String toText(App app) {
        return app.id() + "\t" + String.join(",", app.plugins());
    }
}
