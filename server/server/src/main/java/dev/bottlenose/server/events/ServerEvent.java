package dev.bottlenose.server.events;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something happened that front ends may want to show. What apps say is not here: it travels by its own way. */
public sealed interface ServerEvent {
    /** The server's life: {@code starting}, {@code started}, {@code closed}. */
    record StateChanged(String state) implements ServerEvent {}

    /** A word to the developer about nothing in particular. */
    record Notified(Level level, String title, String description) implements ServerEvent {}

    /** A device can be used. */
    record DeviceConnected(Device device) implements ServerEvent {}

    /** A device cannot be used any more. */
    record DeviceDisconnected(Device device) implements ServerEvent {}

    /** A device is no longer listed. */
    record DeviceRemoved(Device device) implements ServerEvent {}

    /** A device wrote a line into its log. */
    record DeviceLogged(String serial, DeviceLogEntry entry) implements ServerEvent {}

    /** A program on a device has crashed. */
    record DeviceCrashed(String serial, DeviceCrash crash) implements ServerEvent {}

    /** An app knocked, to pair or to connect. */
    record SetupStarted(AppIdentity app) implements ServerEvent {}

    /** An app got one step further. */
    record SetupStep(AppIdentity app, String step) implements ServerEvent {}

    /** An app did not get further. */
    record SetupFailed(AppIdentity app, Level level, Fault fault) implements ServerEvent {}

    /**
     * An app's certificates are in the reply, and it waits for the key. Never prints it.
     *
     * @param secret the key in base64, for a person to carry to the phone
     */
    record SecretExchanged(AppIdentity app, String secret) implements ServerEvent {
        @Override
        public String toString() {
            return "SecretExchanged[" + app + "]";
        }
    }

    /** An app is connected. */
    record ClientConnected(ClientId id, ClientQuery query) implements ServerEvent {}

    /** An app told which plugins it has, or that it has others now. */
    record PluginsListed(ClientId id, List<String> plugins, List<String> backgroundPlugins) implements ServerEvent {}

    /** An app is gone. */
    record ClientDisconnected(ClientId id) implements ServerEvent {}

    /**
     * A line for the developer who wonders why an app does not connect.
     *
     * @param app empty where nobody said who it is
     */
    record ConnectivityNoted(Instant time, Level level, Optional<ClientQuery> app, String message)
            implements ServerEvent {}

    /** A page, a command or a script is connected. */
    record FrontEndConnected() implements ServerEvent {}

    /** How much it matters. */
    enum Level {
        SUCCESS,
        INFO,
        WARNING,
        ERROR
    }
}
