package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.server.page.DesktopPlugins;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the original's page asks about its own plugins. There is no market to install others from. */
final class PluginCommands implements Command.Family {
    private final DesktopPlugins plugins;

    PluginCommands(DesktopPlugins plugins) {
        this.plugins = plugins;
    }

    @Override
    public void addTo(Commands commands) {
        commands.add("plugins-load-dynamic-plugins", call -> call.answer(plugins.details()));
        for (String listing : List.of(
                "plugins-get-installed-plugins",
                "plugins-get-bundled-plugins",
                "plugins-load-marketplace-plugins",
                "plugins-get-updatable-plugins")) {
            commands.add(listing, call -> call.answer(Json.array(List.of())));
        }
        commands.add("plugins-remove-plugins", CommandCall::answer);
        commands.add("plugin-source", this::source);
    }

    private void source(CommandCall call) throws CommandCall.ArgumentException {
        try {
            Optional<String> code = plugins.code(call.string(0));
            code.ifPresentOrElse(
                    text -> call.answer(new JsonString(text)),
                    () -> call.fail(RefusedCommands.reason("plugin-source of a file that is no listed plugin")));
        } catch (IOException e) {
            call.fail("The plugin cannot be read: " + e.getMessage());
        }
    }
}
