package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;
import java.util.function.Function;

/** The outcome of a {@link DeliveryOrder}. */
public sealed interface Delivery {
    /** Applies the function for this outcome, to the serial of the device or to the fault. */
    <R> R map(Function<String, R> delivered, Function<Fault, R> refused);

    /**
     * The app can read both files.
     *
     * @param deviceId the serial of the device they are on; empty for this computer
     */
    record Delivered(String deviceId) implements Delivery {
        @Override
        public <R> R map(Function<String, R> delivered, Function<Fault, R> refused) {
            return delivered.apply(deviceId);
        }
    }

    /** Nothing was delivered, because of this fault. */
    record Refused(Fault fault) implements Delivery {
        @Override
        public <R> R map(Function<String, R> delivered, Function<Fault, R> refused) {
            return refused.apply(fault);
        }
    }
}
