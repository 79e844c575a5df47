package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;

/** A request to a device failed; the fault has the reason and the next step. */
public final class DeviceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public DeviceException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
