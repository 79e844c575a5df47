package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.page.DesktopPlugins;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Operations on the plugins of pages. There is no marketplace to install others from. */
public final class PluginOperations implements OperationTable.Family {
    private final DesktopPlugins plugins;
    private final UserPlugins userPlugins;

    /**
     * Operations on both kinds of plugins.
     *
     * @param userPlugins those of the user for the built-in page
     */
    public PluginOperations(DesktopPlugins plugins, UserPlugins userPlugins) {
        this.plugins = plugins;
        this.userPlugins = userPlugins;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(
                PageCommands.LOAD_PLUGINS,
                (none, call) -> call.answer(plugins.details().elements().stream()
                        .map(JsonObject.class::cast)
                        .toList()));
        List.of(
                        PageCommands.INSTALLED_PLUGINS,
                        PageCommands.BUNDLED_PLUGINS,
                        PageCommands.MARKETPLACE_PLUGINS,
                        PageCommands.UPDATABLE_PLUGINS)
                .forEach(listing -> table.add(listing, (ignored, call) -> call.answer(List.of())));
        table.add(PageCommands.REMOVE_PLUGINS, (ignored, call) -> call.answer(Nothing.NOTHING));
        table.add(PageCommands.PLUGIN_SOURCE, this::source);
        table.add(PageCommands.USER_PLUGINS, (none, call) -> listUserPlugins(call));
    }

    private void listUserPlugins(CommandCall<JsonObject> call) {
        try {
            call.answer(Json.object()
                    .put("path", userPlugins.root())
                    .put("modules", userPlugins.modules())
                    .build());
        } catch (IOException e) {
            call.fail(new Fault(
                    "plugins-unreadable",
                    "The directory of the page's plugins cannot be read: " + e.getMessage() + ".",
                    "make it readable, or give another one: serve --plugins"));
        }
    }

    private void source(String entry, CommandCall<String> call) {
        try {
            Optional<String> code = plugins.code(entry);
            code.ifPresentOrElse(
                    call::answer,
                    () -> call.fail(RefusedOperations.fault("plugin-source of a file that is no listed plugin")));
        } catch (IOException e) {
            call.fail(new Refusal("The plugin cannot be read: " + e.getMessage()));
        }
    }
}
