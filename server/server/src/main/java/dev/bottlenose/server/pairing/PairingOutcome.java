package dev.bottlenose.server.pairing;

import dev.bottlenose.wire.Fault;

/** The outcome of an app's request for certificates. */
public sealed interface PairingOutcome {
    /** Calls the recipient's method for this outcome. */
    void sendTo(Recipient recipient);

    /** Takes an outcome: one method for each kind. */
    interface Recipient {
        void delivered(String deviceId);

        void enclosed(String deviceId, String certificates);

        void refused(Fault fault);
    }

    /**
     * The certificates are where the app can read or download them.
     *
     * @param deviceId the serial of the app's device; empty for this computer
     */
    record Delivered(String deviceId) implements PairingOutcome {
        @Override
        public void sendTo(Recipient recipient) {
            recipient.delivered(deviceId);
        }
    }

    /**
     * The certificates are sent in the reply.
     *
     * @param certificates encrypted, in base64
     */
    record Enclosed(String deviceId, String certificates) implements PairingOutcome {
        @Override
        public void sendTo(Recipient recipient) {
            recipient.enclosed(deviceId, certificates);
        }
    }

    /** The app gets no certificates. */
    record Refused(Fault fault) implements PairingOutcome {
        @Override
        public void sendTo(Recipient recipient) {
            recipient.refused(fault);
        }
    }
}
