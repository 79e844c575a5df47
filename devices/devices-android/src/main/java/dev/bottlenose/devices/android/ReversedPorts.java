package dev.bottlenose.devices.android;

import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ports of a device's localhost that lead to the server. Safe from any thread; methods block. */
final class ReversedPorts {
    private final AdbDevice device;
    private final List<PortMapping> mappings;
    private final Workshop workshop;
    private final Set<PortMapping> added = new LinkedHashSet<>();
    private boolean released;

    ReversedPorts(AdbDevice device, List<PortMapping> mappings, Workshop workshop) {
        this.device = device;
        this.mappings = mappings;
        this.workshop = workshop;
    }

    /** Has them lead here; what somebody else had lead here already is theirs to take back. */
    synchronized void reverse() throws AdbException {
        Duration limit = workshop.limits().command();
        for (PortMapping port : mappings) {
            if (!released && !device.isReversed(port.onDevice(), port.onHost(), limit)) {
                device.reverse(port.onDevice(), port.onHost(), limit);
                added.add(port);
            }
        }
    }

    /** Takes back those that still lead where they were led. */
    synchronized void release() {
        released = true;
        Duration limit = workshop.limits().farewell();
        for (PortMapping port : added) {
            try {
                if (device.isReversed(port.onDevice(), port.onHost(), limit)) {
                    device.killReverse(port.onDevice(), limit);
                }
            } catch (AdbException e) {
                return; // The device is gone, and its ports with it.
            }
        }
    }
}
