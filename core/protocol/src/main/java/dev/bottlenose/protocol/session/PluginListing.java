package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.NameList;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The plugins of one app, as it lists them when asked. A list that is the same as the last one is not published again. */
final class PluginListing {
    private final ClientQuery query;
    private final BiConsumer<String, Outstanding> ask;
    private final Consumer<ClientEffect> out;
    private final PluginLifecycle lifecycle;
    private List<String> plugins = List.of();
    private Set<String> names = Set.of();
    private Optional<ClientEffect.PluginsListed> published = Optional.empty();
    private boolean listed;

    /** @param ask calls a method of the app */
    PluginListing(
            ClientQuery query,
            BiConsumer<String, Outstanding> ask,
            Consumer<ClientEffect> out,
            PluginLifecycle lifecycle) {
        this.query = query;
        this.ask = ask;
        this.out = out;
        this.lifecycle = lifecycle;
    }

    /** Whether a message of this plugin is the plugin's: all are until the app has listed its plugins. */
    boolean mayContain(String plugin) {
        return !listed || names.contains(plugin);
    }

    /** Asks the app for its plugins. */
    void refresh() {
        ask.accept(Methods.GET_PLUGINS, new Outstanding.Plugins());
    }

    /** The app answered {@code getPlugins}. */
    void pluginsAnswered(JsonText answer) {
        plugins = namesIn(answer);
        names = new HashSet<>(plugins);
        listed = true;
        if (query.announcesBackgroundPlugins()) {
            ask.accept(Methods.GET_BACKGROUND_PLUGINS, new Outstanding.BackgroundPlugins());
        } else {
            complete(List.of());
        }
    }

    /** The app answered {@code getBackgroundPlugins}. */
    void backgroundPluginsAnswered(JsonText answer) {
        complete(namesIn(answer));
    }

    private void complete(List<String> backgroundPlugins) {
        Optional<ClientEffect.PluginsListed> now =
                Optional.of(new ClientEffect.PluginsListed(plugins, backgroundPlugins));
        if (!now.equals(published)) {
            published = now;
            out.accept(now.get());
        }
        lifecycle.listed(plugins, backgroundPlugins);
    }

    private List<String> namesIn(JsonText answer) {
        Optional<NameList> list = find(answer);
        if (list.isEmpty()) {
            report(
                    "plugins-unlisted",
                    "App '" + query.appName() + "' did not answer with a list of its plugins.",
                    "update the app's Flipper SDK");
            return List.of();
        }
        reportLeftOut(list.get());
        return list.get().names();
    }

    private void reportLeftOut(NameList list) {
        if (list.tooMany() > 0) {
            report(
                    "plugins-too-many",
                    "App '" + query.appName() + "' lists " + (list.names().size() + list.tooMany())
                            + " plugins; only the first " + list.names().size() + " are used.",
                    "register fewer plugins in the app");
        }
        if (list.tooLong() > 0) {
            report(
                    "plugin-name-too-long",
                    "App '" + query.appName() + "' lists " + list.tooLong() + " plugins with names longer than "
                            + NameList.LONGEST_NAME + " characters, which are not used.",
                    "give the plugin a shorter id");
        }
    }

    private static Optional<NameList> find(JsonText answer) {
        try {
            return NameList.find(answer, MessageKeys.SUCCESS, MessageKeys.PLUGINS);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private void report(String code, String sentence, String next) {
        out.accept(new ClientEffect.Report(new Fault(code, sentence, next)));
    }
}
