package dev.bottlenose.frontends.event;

import dev.bottlenose.frontends.description.AppIdentity;
import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.CrashDescription;
import dev.bottlenose.frontends.description.DeviceDescription;
import dev.bottlenose.frontends.description.DeviceLogLine;
import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.frontends.description.LargeMessage;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.description.Member;
import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.util.List;

/** Something that a server reports to its front ends. One that has no meaning here is {@link Unknown}, never lost. */
public sealed interface ServerEvent {
    /** Its name on the wire and the form of its data. */
    EventType<? extends ServerEvent> type();

    /** Its name on the wire. */
    default String name() {
        return type().name();
    }

    /** Its data on the wire. */
    default Json data() {
        return type().write(this);
    }

    /** The server changed its state: {@code starting}, {@code started}, {@code closed}. */
    record StateChanged(String state) implements ServerEvent {
        public static final EventType<StateChanged> TYPE = new EventType<>(
                "server-state",
                StateChanged.class,
                Member.object(Member.of("state", JsonForms.STRING, StateChanged::state), StateChanged::new));

        @Override
        public EventType<StateChanged> type() {
            return TYPE;
        }
    }

    /** A message to the developer. */
    record Notified(Level level, String title, String description) implements ServerEvent {
        public static final EventType<Notified> TYPE = new EventType<>(
                "notification",
                Notified.class,
                Member.object(
                        Member.of("type", Level.FORM, Notified::level),
                        Member.of("title", JsonForms.STRING, Notified::title),
                        Member.of("description", JsonForms.STRING, Notified::description),
                        Notified::new));

        @Override
        public EventType<Notified> type() {
            return TYPE;
        }
    }

    /** A device can be used. */
    record DeviceConnected(DeviceDescription device) implements ServerEvent {
        public static final EventType<DeviceConnected> TYPE = new EventType<>(
                "device-connected",
                DeviceConnected.class,
                DeviceDescription.FORM.map(DeviceConnected::new, DeviceConnected::device));

        @Override
        public EventType<DeviceConnected> type() {
            return TYPE;
        }
    }

    /** A device cannot be used any more. */
    record DeviceDisconnected(DeviceDescription device) implements ServerEvent {
        public static final EventType<DeviceDisconnected> TYPE = new EventType<>(
                "device-disconnected",
                DeviceDisconnected.class,
                DeviceDescription.FORM.map(DeviceDisconnected::new, DeviceDisconnected::device));

        @Override
        public EventType<DeviceDisconnected> type() {
            return TYPE;
        }
    }

    /** A device is no longer listed. */
    record DeviceRemoved(DeviceDescription device) implements ServerEvent {
        public static final EventType<DeviceRemoved> TYPE = new EventType<>(
                "device-removed",
                DeviceRemoved.class,
                DeviceDescription.FORM.map(DeviceRemoved::new, DeviceRemoved::device));

        @Override
        public EventType<DeviceRemoved> type() {
            return TYPE;
        }
    }

    /** A device wrote a line into its log. */
    record DeviceLogged(String serial, DeviceLogLine entry) implements ServerEvent {
        public static final EventType<DeviceLogged> TYPE = new EventType<>(
                "device-log",
                DeviceLogged.class,
                Member.object(
                        Member.of("serial", JsonForms.STRING, DeviceLogged::serial),
                        Member.of("entry", DeviceLogLine.FORM, DeviceLogged::entry),
                        DeviceLogged::new));

        @Override
        public EventType<DeviceLogged> type() {
            return TYPE;
        }
    }

    /** A program on a device crashed. */
    record DeviceCrashed(String serial, CrashDescription crash) implements ServerEvent {
        public static final EventType<DeviceCrashed> TYPE = new EventType<>(
                "device-crash",
                DeviceCrashed.class,
                Member.object(
                        Member.of("serial", JsonForms.STRING, DeviceCrashed::serial),
                        Member.of("crash", CrashDescription.FORM, DeviceCrashed::crash),
                        DeviceCrashed::new));

        @Override
        public EventType<DeviceCrashed> type() {
            return TYPE;
        }
    }

    /** An app asked for a certificate or a connection. */
    record SetupStarted(AppIdentity app) implements ServerEvent {
        public static final EventType<SetupStarted> TYPE = new EventType<>(
                "client-setup", SetupStarted.class, AppIdentity.FORM.map(SetupStarted::new, SetupStarted::app));

        @Override
        public EventType<SetupStarted> type() {
            return TYPE;
        }
    }

    /** An app completed a step of its setup. */
    record SetupStep(AppIdentity app, String step) implements ServerEvent {
        public static final EventType<SetupStep> TYPE = new EventType<>(
                "client-setup-step",
                SetupStep.class,
                Member.object(
                        Member.of("client", AppIdentity.FORM, SetupStep::app),
                        Member.of("step", JsonForms.STRING, SetupStep::step),
                        SetupStep::new));

        @Override
        public EventType<SetupStep> type() {
            return TYPE;
        }
    }

    /** An app failed to connect.
     *
     * @param message the reason as one text, all that an original server sends */
    record SetupFailed(AppIdentity app, Level level, String message) implements ServerEvent {
        public static final EventType<SetupFailed> TYPE = new EventType<>(
                "client-setup-error",
                SetupFailed.class,
                Member.object(
                        Member.of("client", AppIdentity.FORM, SetupFailed::app),
                        Member.of("type", Level.FORM, SetupFailed::level),
                        Member.of("message", JsonForms.STRING, SetupFailed::message),
                        SetupFailed::new));

        public SetupFailed(AppIdentity app, Level level, Fault fault) {
            this(app, level, fault.toString());
        }

        @Override
        public EventType<SetupFailed> type() {
            return TYPE;
        }
    }

    /** An app has its certificates encrypted and waits for the key. Never prints the key.
     *
     * @param secret the key in base64, for a person to take to the phone */
    record SecretExchanged(AppIdentity app, String secret) implements ServerEvent {
        public static final EventType<SecretExchanged> TYPE = new EventType<>(
                "client-setup-secret-exchange",
                SecretExchanged.class,
                Member.object(
                        Member.of("client", AppIdentity.FORM, SecretExchanged::app),
                        Member.of("secret", JsonForms.STRING, SecretExchanged::secret),
                        SecretExchanged::new));

        @Override
        public String toString() {
            return "SecretExchanged[" + app + "]";
        }

        @Override
        public EventType<SecretExchanged> type() {
            return TYPE;
        }
    }

    /** An app connected. */
    record ClientConnected(String id, QueryDescription query) implements ServerEvent {
        public static final EventType<ClientConnected> TYPE = new EventType<>(
                "client-connected",
                ClientConnected.class,
                Member.object(
                        Member.of("id", JsonForms.STRING, ClientConnected::id),
                        Member.of("query", QueryDescription.FORM, ClientConnected::query),
                        ClientConnected::new));

        @Override
        public EventType<ClientConnected> type() {
            return TYPE;
        }
    }

    /** An app disconnected. */
    record ClientDisconnected(String id) implements ServerEvent {
        public static final EventType<ClientDisconnected> TYPE = new EventType<>(
                "client-disconnected",
                ClientDisconnected.class,
                Member.object(Member.of("id", JsonForms.STRING, ClientDisconnected::id), ClientDisconnected::new));

        @Override
        public EventType<ClientDisconnected> type() {
            return TYPE;
        }
    }

    /** A message of an app whose plugin the front end has open.
     *
     * @param message the app's own text */
    record MessageReceived(String id, JsonText message) implements ServerEvent {
        public static final EventType<MessageReceived> TYPE = new EventType<>(
                "client-message",
                MessageReceived.class,
                Member.object(
                        Member.of("id", JsonForms.STRING, MessageReceived::id),
                        Member.of(
                                "message",
                                JsonForms.STRING.map(JsonText::of, JsonText::toString),
                                MessageReceived::message),
                        MessageReceived::new));

        @Override
        public EventType<MessageReceived> type() {
            return TYPE;
        }
    }

    /** An app sent a message that is too large for this front end, which can read it with {@code bottlenose-message-part}. */
    record MessageWithheld(LargeMessage message) implements ServerEvent {
        public static final EventType<MessageWithheld> TYPE = new EventType<>(
                "bottlenose-message-withheld",
                MessageWithheld.class,
                LargeMessage.FORM.map(MessageWithheld::new, MessageWithheld::message));

        @Override
        public EventType<MessageWithheld> type() {
            return TYPE;
        }
    }

    /** An app listed its plugins, for the first time or because they changed. */
    record PluginsListed(String id, List<String> plugins, List<String> backgroundPlugins) implements ServerEvent {
        public static final EventType<PluginsListed> TYPE = new EventType<>(
                "bottlenose-client-plugins",
                PluginsListed.class,
                Member.object(
                        Member.of("id", JsonForms.STRING, PluginsListed::id),
                        Member.of("plugins", JsonForms.list(JsonForms.STRING), PluginsListed::plugins),
                        Member.of(
                                "backgroundPlugins",
                                JsonForms.list(JsonForms.STRING),
                                PluginsListed::backgroundPlugins),
                        PluginsListed::new));

        public PluginsListed {
            plugins = List.copyOf(plugins);
            backgroundPlugins = List.copyOf(backgroundPlugins);
        }

        @Override
        public EventType<PluginsListed> type() {
            return TYPE;
        }
    }

    /** Lines for the developer whose app fails to connect. */
    record ConnectivityLogged(List<ConnectivityNote> notes) implements ServerEvent {
        public static final EventType<ConnectivityLogged> TYPE = new EventType<>(
                "connectivity-troubleshoot-log",
                ConnectivityLogged.class,
                JsonForms.list(ConnectivityNote.FORM).map(ConnectivityLogged::new, ConnectivityLogged::notes));

        public ConnectivityLogged {
            notes = List.copyOf(notes);
        }

        @Override
        public EventType<ConnectivityLogged> type() {
            return TYPE;
        }
    }

    /** A page, a command or a script connected. */
    record FrontEndConnected() implements ServerEvent {
        public static final EventType<FrontEndConnected> TYPE = new EventType<>(
                "browser-connection-created",
                FrontEndConnected.class,
                JsonForms.OBJECT.map(
                        json -> new FrontEndConnected(), event -> Json.object().build()));

        @Override
        public EventType<FrontEndConnected> type() {
            return TYPE;
        }
    }

    /** An event without a meaning here, as it came. */
    record Unknown(String name, Json data) implements ServerEvent {
        @Override
        public EventType<Unknown> type() {
            return new EventType<>(
                    name, Unknown.class, JsonForms.ANY.map(json -> new Unknown(name, json), Unknown::data));
        }
    }
}
