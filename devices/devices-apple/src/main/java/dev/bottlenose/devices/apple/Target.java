package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.VirtualDevices.VirtualDevice;

/**
 * A simulator, iPhone or iPad, as simctl or idb describe it.
 *
 * @param system such as {@code iOS 17.2}; empty where unknown
 * @param booted whether it runs; a phone that is attached does
 */
record Target(String udid, String name, Device.Kind kind, String system, boolean booted) {
    boolean isSimulator() {
        return kind == Device.Kind.EMULATOR;
    }

    Device toDevice() {
        return new Device(udid, name, AppleBridge.SYSTEM, kind, true, true);
    }

    VirtualDevice toVirtualDevice() {
        return new VirtualDevice(udid, name, system, booted);
    }
}
