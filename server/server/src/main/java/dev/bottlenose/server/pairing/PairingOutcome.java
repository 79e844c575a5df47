package dev.bottlenose.server.pairing;

import dev.bottlenose.wire.Fault;

/** How certificates get to an app that asked for them. */
public sealed interface PairingOutcome {
    /**
     * They are where the app can read or fetch them.
     *
     * @param deviceId the serial of the app's device; empty for the host itself
     */
    record Delivered(String deviceId) implements PairingOutcome {}

    /**
     * They travel in the reply.
     *
     * @param certificates encrypted, in base64
     */
    record Enclosed(String deviceId, String certificates) implements PairingOutcome {}

    /** The app gets none. */
    record Refused(Fault fault) implements PairingOutcome {}
}
