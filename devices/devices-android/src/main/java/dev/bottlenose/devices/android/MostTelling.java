package dev.bottlenose.devices.android;

import dev.bottlenose.wire.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which of several devices' faults the developer should read: what is wrong with the app beats what is wrong with a device, and both
 * beat that the app is simply not there. Pure.
 */
final class MostTelling {
    /** From the least telling on; what is not named here tells more than all of these. */
    private static final List<String> LITTLE = List.of(
            "app-not-installed",
            "wrong-user",
            "device-offline",
            "device-not-ready",
            "device-no-permissions",
            "device-unauthorized",
            "no-such-file",
            "csr-mismatch",
            "device-refused",
            "adb-unreachable",
            "device-went-away",
            "device-hung");

    private MostTelling() {}

    /** Of equals the first. */
    static Optional<Fault> of(List<Fault> faults) {
        return faults.stream().min(Comparator.comparingInt((Fault fault) -> -rank(fault)));
    }

    private static int rank(Fault fault) {
        int place = LITTLE.indexOf(fault.code());
        return place < 0 ? LITTLE.size() : place;
    }
}
