package dev.bottlenose.testing.android;

import java.util.Set;
import java.util.TreeSet;

/** The banner that a device sends when an adb server connects. Safe from any thread. */
final class DeviceTraits {
    private final String model;
    private volatile Set<String> features = Set.of("shell_v2", "cmd");
    private volatile int version = AdbPacket.VERSION;
    private volatile boolean unauthorized;

    DeviceTraits(String model) {
        this.model = model;
    }

    String banner() {
        return "device::ro.product.name=fake;ro.product.model=" + model + ";ro.product.device=fake;features="
                + String.join(",", new TreeSet<>(features)) + ";";
    }

    boolean has(String feature) {
        return features.contains(feature);
    }

    void features(Set<String> others) {
        features = Set.copyOf(others);
    }

    int version() {
        return version;
    }

    void version(int other) {
        version = other;
    }

    /** The largest payload it takes. Devices with the first version of the protocol take 4 KiB. */
    int maxPayload() {
        return version <= AdbPacket.VERSION_WITH_CHECKSUM ? AdbPacket.FIRST_MAX_PAYLOAD : AdbPacket.MAX_PAYLOAD;
    }

    boolean isUnauthorized() {
        return unauthorized;
    }

    void unauthorized(boolean refused) {
        unauthorized = refused;
    }
}
