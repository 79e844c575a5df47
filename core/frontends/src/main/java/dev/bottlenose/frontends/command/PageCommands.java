package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;

/** What pages send while they start, and about their plugins. */
public final class PageCommands {
    public static final Command<Nothing, JsonObject> CONFIG =
            new Command<>("get-config", Arguments.NONE, JsonForms.OBJECT);

    public static final Command<Nothing, Boolean> LOGGED_IN =
            new Command<>("is-logged-in", Arguments.NONE, JsonForms.BOOLEAN);

    public static final Command<ArgumentList, Nothing> PERSIST_SETTINGS =
            new Command<>("persist-settings", Arguments.ANY, JsonForms.NOTHING);

    public static final Command<ArgumentList, Nothing> PERSIST_LAUNCHER_SETTINGS =
            new Command<>("persist-launcher-settings", Arguments.ANY, JsonForms.NOTHING);

    /** Markdown. */
    public static final Command<Nothing, String> CHANGELOG =
            new Command<>("get-changelog", Arguments.NONE, JsonForms.STRING);

    public static final Command<ArgumentList, JsonObject> HEALTH_CHECKS =
            new Command<>("doctor-get-healthchecks", Arguments.ANY, JsonForms.OBJECT);

    public static final Command<ArgumentList, JsonObject> RUN_HEALTH_CHECK =
            new Command<>("doctor-run-healthcheck", Arguments.ANY, JsonForms.OBJECT);

    /** The plugins that come with the page. */
    public static final Command<Nothing, List<JsonObject>> LOAD_PLUGINS =
            new Command<>("plugins-load-dynamic-plugins", Arguments.NONE, JsonForms.list(JsonForms.OBJECT));

    /** Takes the {@code entry} of a plugin, and returns its code. */
    public static final Command<String, String> PLUGIN_SOURCE =
            new Command<>("plugin-source", Arguments.STRING, JsonForms.STRING);

    public static final Command<ArgumentList, Nothing> REMOVE_PLUGINS =
            new Command<>("plugins-remove-plugins", Arguments.ANY, JsonForms.NOTHING);

    public static final Command<ArgumentList, List<Json>> INSTALLED_PLUGINS = listing("plugins-get-installed-plugins");

    public static final Command<ArgumentList, List<Json>> BUNDLED_PLUGINS = listing("plugins-get-bundled-plugins");

    public static final Command<ArgumentList, List<Json>> MARKETPLACE_PLUGINS =
            listing("plugins-load-marketplace-plugins");

    public static final Command<ArgumentList, List<Json>> UPDATABLE_PLUGINS = listing("plugins-get-updatable-plugins");

    /** The user's own plugins for the built-in page: the {@code path} of their folder, and its {@code modules}. */
    public static final Command<Nothing, JsonObject> USER_PLUGINS =
            new Command<>("bottlenose-page-plugins", Arguments.NONE, JsonForms.OBJECT);

    static final List<Command<?, ?>> ALL = List.of(
            CONFIG,
            LOGGED_IN,
            PERSIST_SETTINGS,
            PERSIST_LAUNCHER_SETTINGS,
            CHANGELOG,
            HEALTH_CHECKS,
            RUN_HEALTH_CHECK,
            LOAD_PLUGINS,
            PLUGIN_SOURCE,
            REMOVE_PLUGINS,
            INSTALLED_PLUGINS,
            BUNDLED_PLUGINS,
            MARKETPLACE_PLUGINS,
            UPDATABLE_PLUGINS,
            USER_PLUGINS);

    private PageCommands() {}

    private static Command<ArgumentList, List<Json>> listing(String name) {
        return new Command<>(name, Arguments.ANY, JsonForms.list(JsonForms.ANY));
    }
}
