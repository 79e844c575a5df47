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
import dev.bottlenose.wire.Fault;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The devices there are: those that bridges see, and those that only an app's word vouches for, which last as long as an
 * app on them. Safe from any thread.
 */
public final class DeviceRegistry {
    private final EventFeed feed;
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Integer> apps = new HashMap<>();
    private final DeviceHistory journal = new DeviceHistory();
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

    /** Hands over what a device told lately; what it tells from then on is published after that. */
    public synchronized void history(String serial, Consumer<DeviceHistory.Snapshot> reader) {
        reader.accept(journal.of(serial));
    }

    /** Forgets the lines of a device's log. */
    public synchronized void clearLog(String serial) {
        journal.clearLog(serial);
    }

    /** A bridge reports something of a device. */
    public synchronized void accept(DeviceEvent event) {
        event.sendTo(bridges);
    }

    /** An app on this device is connected. */
    public synchronized void appConnected(ClientQuery query) {
        apps.merge(query.deviceId(), 1, Integer::sum);
        if (!devices.containsKey(query.deviceId())) {
            add(Device.claimed(query.deviceId(), query.device(), query.os()));
        }
    }

    /** An app on this device is gone. */
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
        public void logged(String serial, DeviceLogEntry entry) {
            journal.add(serial, entry);
            feed.publish(new ServerEvent.DeviceLogged(serial, Descriptions.of(entry)));
        }

        @Override
        public void crashed(String serial, DeviceCrash crash) {
            journal.add(serial, crash);
            feed.publish(new ServerEvent.DeviceCrashed(serial, Descriptions.of(crash)));
        }

        @Override
        public void faultRaised(Fault fault) {
            feed.publish(new ServerEvent.Notified(Level.WARNING, "Devices", fault.toString()));
        }
    }
}
