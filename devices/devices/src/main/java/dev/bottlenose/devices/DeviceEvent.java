package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;

/** A device connected, disconnected, logged, crashed, or cannot be used. */
public sealed interface DeviceEvent {
    /** Calls the listener's method for this kind of event. */
    void sendTo(DeviceListener listener);

    /** A device can be used; sent again when something about it has changed. */
    record Connected(Device device) implements DeviceEvent {
        @Override
        public void sendTo(DeviceListener listener) {
            listener.connected(device);
        }
    }

    /** A device cannot be used any more. */
    record Disconnected(String serial) implements DeviceEvent {
        @Override
        public void sendTo(DeviceListener listener) {
            listener.disconnected(serial);
        }
    }

    /** A line of a device's log. */
    record Logged(String serial, DeviceLogEntry entry) implements DeviceEvent {
        @Override
        public void sendTo(DeviceListener listener) {
            listener.logged(serial, entry);
        }
    }

    /** A program on a device crashed. */
    record Crashed(String serial, DeviceCrash crash) implements DeviceEvent {
        @Override
        public void sendTo(DeviceListener listener) {
            listener.crashed(serial, crash);
        }
    }

    /** The developer has to do something before a device, or the whole bridge, can be used; sent once while it lasts. */
    record FaultRaised(Fault fault) implements DeviceEvent {
        @Override
        public void sendTo(DeviceListener listener) {
            listener.faultRaised(fault);
        }
    }
}
