package dev.bottlenose.devices;

/** A device came or went. */
public sealed interface DeviceEvent {
    /** It is there and can be used; also sent when something about it has changed. */
    record Appeared(Device device) implements DeviceEvent {}

    /** It is gone. */
    record Vanished(String serial) implements DeviceEvent {}
}
