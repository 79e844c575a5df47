package dev.bottlenose.devices.apple.targets;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.VirtualDevices.VirtualDevice;

/**
 * A simulator, iPhone or iPad, as simctl or idb list it.
 *
 * @param osVersion such as {@code iOS 17.2}; empty if unknown
 * @param booted whether it runs; an attached phone does
 */
public record Target(String udid, String name, Device.Kind kind, String osVersion, boolean booted) {
    /** The {@code os} that all apps on targets send. */
    public static final String OS = "iOS";

    public boolean isSimulator() {
        return kind == Device.Kind.EMULATOR;
    }

    public Device toDevice() {
        return new Device(udid, name, OS, kind, true, true);
    }

    public VirtualDevice toVirtualDevice() {
        return new VirtualDevice(udid, name, osVersion, booted);
    }
}
