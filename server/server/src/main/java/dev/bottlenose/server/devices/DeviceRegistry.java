package dev.bottlenose.server.devices;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceListener;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.Excerpts;
import dev.bottlenose.wire.Fault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The connected devices: those that bridges report, and those that only a connected app names, which are listed while the app
 * is connected. Safe from any thread.
 */
public final class DeviceRegistry {
    private final EventFeed feed;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Integer> apps = new HashMap<>();
    private final DeviceHistory history = new DeviceHistory();
    private final DeviceListener bridges = new BridgeListener();

    public DeviceRegistry(EventFeed feed) {
        this.feed = feed;
    }

    public synchronized List<Device> list() {
        return List.copyOf(devices.values());
    }

    public synchronized Optional<Device> find(String serial) {
        return Optional.ofNullable(devices.get(serial));
    }

    /** Passes a device's history to the reader; later log lines and crashes are published after that. */
    public synchronized void history(String serial, Consumer<DeviceHistory.Snapshot> reader) {
        reader.accept(history.of(serial));
    }

    /** Removes the kept lines of a device's log. */
    public synchronized void clearLog(String serial) {
        history.clearLog(serial);
    }

    /** Applies an event that a bridge reports. */
    public synchronized void accept(DeviceEvent event) {
        event.sendTo(bridges);
    }

    /** An app on this device has connected. */
    public synchronized void appConnected(ClientQuery query) {
        apps.merge(query.deviceId(), 1, Integer::sum);
        if (!devices.containsKey(query.deviceId())) {
            add(Device.claimed(query.deviceId(), query.device(), query.os()));
        }
    }

    /** An app on this device has disconnected. */
    public synchronized void appDisconnected(ClientQuery query) {
        Integer left = apps.computeIfPresent(query.deviceId(), (serial, count) -> count > 1 ? count - 1 : null);
        Device device = devices.get(query.deviceId());
        if (left == null && device != null && device.kind() == Device.Kind.DUMMY) {
            remove(device);
        }
    }

    private void add(Device device) {
        devices.put(device.serial(), device);
        feed.publish(new ServerEvent.DeviceConnected(Descriptions.of(device)));
    }

    private void remove(Device device) {
        devices.remove(device.serial());
        feed.publish(new ServerEvent.DeviceDisconnected(Descriptions.of(device)));
        feed.publish(new ServerEvent.DeviceRemoved(Descriptions.of(device)));
    }

    /** Applies what bridges report; called with the lock held. */
    private final class BridgeListener implements DeviceListener {
        @Override
        public void connected(Device device) {
            add(device);
        }

        @Override
        public void disconnected(String serial) {
            Optional.ofNullable(devices.get(serial)).ifPresent(DeviceRegistry.this::remove);
        }

        @Override
        public void logged(String serial, DeviceLogEntry written) {
            DeviceLogEntry entry = DeviceTexts.shorten(written);
            history.add(serial, entry);
            feed.publish(new ServerEvent.DeviceLogged(serial, Descriptions.of(entry)));
        }

        @Override
        public void crashed(String serial, DeviceCrash reported) {
            DeviceCrash crash = DeviceTexts.shorten(reported);
            history.add(serial, crash);
            feed.publish(new ServerEvent.DeviceCrashed(serial, Descriptions.of(crash)));
        }

        @Override
        public void faultRaised(Fault fault) {
            feed.publish(new ServerEvent.Notified(
                    Level.WARNING, "Devices", Excerpts.of(fault).toString()));
        }
    }
}
