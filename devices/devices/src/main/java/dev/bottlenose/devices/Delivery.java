package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;

/** How a {@link DeliveryOrder} went. */
public sealed interface Delivery {
    /**
     * Both files are where the app can read them.
     *
     * @param deviceId the serial of the device they are on; empty for the host itself
     */
    record Delivered(String deviceId) implements Delivery {}

    /** They are not, and this is why. */
    record Refused(Fault fault) implements Delivery {}
}
