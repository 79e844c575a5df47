package dev.bottlenose.devices.android;

import dev.bottlenose.wire.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks the faults of several devices by how much they help the developer: faults of the app come before faults of a
 * device, and both before an app that is not installed. Pure.
 */
final class FaultRanking {
    /** From the least helpful on; a code that is missing here ranks above all of these. */
    private static final List<String> ASCENDING = List.of(
            "app-not-installed",
            "wrong-user",
            "device-offline",
            "device-not-ready",
            "device-no-permissions",
            "device-unauthorized",
            "no-such-file",
            "csr-mismatch",
            "csr-file-empty",
            "device-refused",
            "adb-unreachable",
            "device-went-away",
            "device-hung");

    private FaultRanking() {}

    /** The highest fault; the first of equals. */
    static Optional<Fault> highest(List<Fault> faults) {
        return faults.stream().min(Comparator.comparingInt((Fault fault) -> -rank(fault)));
    }

    private static int rank(Fault fault) {
        int place = ASCENDING.indexOf(fault.code());
        return place < 0 ? ASCENDING.size() : place;
    }
}
