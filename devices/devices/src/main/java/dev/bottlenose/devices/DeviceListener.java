package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;

/** Handles what bridges report of devices: one method for each kind of {@link DeviceEvent}. */
public interface DeviceListener {
    void connected(Device device);

    void disconnected(String serial);

    void logged(String serial, DeviceLogEntry entry);

    void crashed(String serial, DeviceCrash crash);

    void faultRaised(Fault fault);
}
