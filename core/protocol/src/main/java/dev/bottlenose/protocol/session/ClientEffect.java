package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.util.List;

/** A side effect that a {@link ClientSession} has decided on. */
public sealed interface ClientEffect {
    /** Calls the performer's method for this kind of effect. */
    void perform(Performer performer);

    /** Carries out the effects of a session. */
    interface Performer {
        /** Sends a message to the app. */
        void send(AppRequest request);

        /** Answers a front end's call. */
        void answer(FrontEndCall call, JsonText data);

        /** Adds an app's message to a plugin's history; {@link ClientSession#NO_PLUGIN} for the app itself. */
        void appMessage(String plugin, JsonText message);

        /** Subscribes a front end to a plugin's messages, beginning with those that it has not received. */
        void subscribe(FrontEndId frontEnd, String plugin);

        /** Ends a subscription. */
        void unsubscribe(FrontEndId frontEnd, String plugin);

        /** Publishes the app's plugins. */
        void pluginsListed(List<String> plugins, List<String> backgroundPlugins);

        /** Reports a fault to the developer. */
        void report(Fault fault);
    }

    /** Send this message to the app. */
    record Send(AppRequest request) implements ClientEffect {
        @Override
        public void perform(Performer performer) {
            performer.send(request);
        }
    }

    /** Answer a front end's call; every call gets exactly one answer unless its front end disconnects first. */
    record Answer(FrontEndCall call, JsonText data) implements ClientEffect {
        @Override
        public void perform(Performer performer) {
            performer.answer(call, data);
        }
    }

    /**
     * The app sent a message: keep it, and pass it to the front ends that subscribe to the plugin.
     *
     * @param plugin the plugin it belongs to, or {@link ClientSession#NO_PLUGIN} for what concerns the whole app
     */
    record AppMessage(String plugin, JsonText message) implements ClientEffect {
        @Override
        public void perform(Performer performer) {
            performer.appMessage(plugin, message);
        }
    }

    /** From now on this front end gets the plugin's messages, beginning with those that it has not received. */
    record Subscribe(FrontEndId frontEnd, String plugin) implements ClientEffect {
        @Override
        public void perform(Performer performer) {
            performer.subscribe(frontEnd, plugin);
        }
    }

    /** This front end gets no more of the plugin's messages. */
    record Unsubscribe(FrontEndId frontEnd, String plugin) implements ClientEffect {
        @Override
        public void perform(Performer performer) {
            performer.unsubscribe(frontEnd, plugin);
        }
    }

    /** The app has listed its plugins, or changed them. */
    record PluginsListed(List<String> plugins, List<String> backgroundPlugins) implements ClientEffect {
        public PluginsListed {
            plugins = List.copyOf(plugins);
            backgroundPlugins = List.copyOf(backgroundPlugins);
        }

        @Override
        public void perform(Performer performer) {
            performer.pluginsListed(plugins, backgroundPlugins);
        }
    }

    /** Report this to the developer. */
    record Report(Fault fault) implements ClientEffect {
        @Override
        public void perform(Performer performer) {
            performer.report(fault);
        }
    }
}
