package dev.bottlenose.devices.android;

import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ports of a device's localhost that are reversed to the server. Safe from any thread; methods block. */
final class ReversedPorts {
    private final AdbDevice device;
    private final List<PortMapping> mappings;
    private final AndroidContext context;
    private final Set<PortMapping> added = new LinkedHashSet<>();
    private boolean released;

    ReversedPorts(AdbDevice device, List<PortMapping> mappings, AndroidContext context) {
        this.device = device;
        this.mappings = mappings;
        this.context = context;
    }

    /** Reverses the ports; one that was reversed before, by another program, is left to that program. */
    synchronized void reverse() throws AdbException {
        Duration limit = context.timeouts().command();
        for (PortMapping port : mappings) {
            if (!released && !device.isReversed(port.onDevice(), port.onHost(), limit)) {
                device.reverse(port.onDevice(), port.onHost(), limit);
                added.add(port);
            }
        }
    }

    /** Undoes {@link #reverse} for ports that have not been reversed elsewhere since. */
    synchronized void release() {
        released = true;
        Duration limit = context.timeouts().shutdown();
        for (PortMapping port : added) {
            try {
                if (device.isReversed(port.onDevice(), port.onHost(), limit)) {
                    device.killReverse(port.onDevice(), limit);
                }
            } catch (AdbException e) {
                return; // The device is disconnected, and its reversed ports with it.
            }
        }
    }
}
