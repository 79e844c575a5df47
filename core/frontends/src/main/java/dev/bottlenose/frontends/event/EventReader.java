package dev.bottlenose.frontends.event;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads events by their names on the wire. */
public final class EventReader {
    /** All events that have a meaning here, in the order of docs/PROTOCOL.md. */
    public static final List<EventType<? extends ServerEvent>> TYPES = List.of(
            ServerEvent.StateChanged.TYPE,
            ServerEvent.Notified.TYPE,
            ServerEvent.DeviceConnected.TYPE,
            ServerEvent.DeviceDisconnected.TYPE,
            ServerEvent.DeviceRemoved.TYPE,
            ServerEvent.DeviceLogged.TYPE,
            ServerEvent.DeviceCrashed.TYPE,
            ServerEvent.SetupStarted.TYPE,
            ServerEvent.SetupStep.TYPE,
            ServerEvent.SetupFailed.TYPE,
            ServerEvent.SecretExchanged.TYPE,
            ServerEvent.ClientConnected.TYPE,
            ServerEvent.ClientDisconnected.TYPE,
            ServerEvent.MessageReceived.TYPE,
            ServerEvent.ConnectivityLogged.TYPE,
            ServerEvent.FrontEndConnected.TYPE,
            ServerEvent.PluginsListed.TYPE,
            ServerEvent.MessageWithheld.TYPE);

    private static final Map<String, EventType<? extends ServerEvent>> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    private EventReader() {}

    /** The event; one with another name, or with data of another form than ours, is {@link ServerEvent.Unknown}. */
    public static ServerEvent read(String name, Json data) {
        EventType<? extends ServerEvent> type = BY_NAME.get(name);
        if (type == null) {
            return new ServerEvent.Unknown(name, data);
        }
        try {
            return type.form().read(data);
        } catch (MalformedJsonException e) {
            return new ServerEvent.Unknown(name, data);
        }
    }
}
