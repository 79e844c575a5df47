package dev.bottlenose.devices;

import dev.bottlenose.protocol.Fault;

/** A device came or went, said something, or cannot be used. */
public sealed interface DeviceEvent {
    /** It is there and can be used; also sent when something about it has changed. */
    record Connected(Device device) implements DeviceEvent {}

    /** It is gone. */
    record Disconnected(String serial) implements DeviceEvent {}

    /** A line of its log. */
    record Logged(String serial, DeviceLogEntry entry) implements DeviceEvent {}

    /** A program on it has crashed. */
    record Crashed(String serial, DeviceCrash crash) implements DeviceEvent {}

    /** Something the developer has to do before a device, or the whole bridge, can be used; told once each time. */
    record FaultRaised(Fault fault) implements DeviceEvent {}
}
