package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.util.List;

/** What a {@link ClientSession} wants done. */
public sealed interface ClientEffect {
    /** Send this text to the app. */
    record Send(JsonText text) implements ClientEffect {}

    /** Answer a front end's call; every call gets exactly one answer unless its front end leaves first. */
    record Answer(FrontEndCall call, JsonText data) implements ClientEffect {}

    /**
     * The app said something: keep it, and pass it to the front ends that opened the plugin.
     *
     * @param plugin the plugin it belongs to, or {@link ClientSession#NO_PLUGIN} for what concerns the whole app
     */
    record Said(String plugin, JsonText message) implements ClientEffect {}

    /** From now on this front end gets the plugin's messages, beginning with those it has not had. */
    record Opened(FrontEndId frontEnd, String plugin) implements ClientEffect {}

    /** This front end gets no more of the plugin's messages. */
    record Released(FrontEndId frontEnd, String plugin) implements ClientEffect {}

    /** The app has told its plugins, or changed them. */
    record PluginsListed(List<String> plugins, List<String> backgroundPlugins) implements ClientEffect {
        public PluginsListed {
            plugins = List.copyOf(plugins);
            backgroundPlugins = List.copyOf(backgroundPlugins);
        }
    }

    /** Tell the developer. */
    record Report(Fault fault) implements ClientEffect {}
}
