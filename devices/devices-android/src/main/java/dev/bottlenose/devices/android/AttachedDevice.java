package dev.bottlenose.devices.android;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.android.adb.AdbDevice;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A usable device from attach to detach: it is reported, its ports are reversed, its log is followed. Each runs on a thread of
 * its own, because each may hang. Safe from any thread.
 */
final class AttachedDevice {
    private static final String RESPONSES = "responses of ";
    private static final String PORTS = "ports of ";

    private final ListedDevice listed;
    private final AdbDevice adb;
    private final AndroidContext context;
    private final Consumer<DeviceEvent> events;
    private final ReversedPorts ports;
    private final LogFollower log;
    private boolean reported;
    private boolean detached;
    private volatile String title;

    AttachedDevice(
            ListedDevice listed, AndroidContext context, Consumer<DeviceEvent> events, List<PortMapping> mappings) {
        this.listed = listed;
        this.adb = new AdbDevice(context.adb(), listed);
        this.context = context;
        this.events = events;
        this.ports = new ReversedPorts(adb, mappings, context);
        this.log = new LogFollower(adb, context, this::report);
        this.title = listed.model().orElse(listed.serial());
    }

    /** Starts everything that is done for the device. */
    void attach() {
        context.execute(this::reversePorts);
        context.execute(this::connect);
        context.execute(log::run);
    }

    /** Ends everything, because the device cannot be used any more. */
    void detach() {
        synchronized (this) {
            detached = true;
            context.faults().settle(RESPONSES + serial());
            context.faults().settle(PORTS + serial());
            if (reported) {
                events.accept(new DeviceEvent.Disconnected(listed.serial()));
            }
        }
        log.close();
    }

    /** Undoes what was changed on the device, while it can still be used. */
    void release() {
        ports.release();
    }

    String serial() {
        return listed.serial();
    }

    AdbDevice adb() {
        return adb;
    }

    ListedDevice listed() {
        return listed;
    }

    /** Its name for people; of a virtual device, the one it is launched by. */
    String title() {
        return title;
    }

    boolean isEmulator() {
        return listed.serial().startsWith("emulator-");
    }

    private void connect() {
        try {
            title = readTitle();
        } catch (AdbException e) {
            raise(RESPONSES, DeviceFaults.of(serial(), context.timeouts().command(), e));
        }
        Device device = new Device(
                serial(), title, "Android", isEmulator() ? Device.Kind.EMULATOR : Device.Kind.PHYSICAL, true, true);
        synchronized (this) {
            if (!detached) {
                reported = true;
                events.accept(new DeviceEvent.Connected(device));
            }
        }
    }

    private void reversePorts() {
        try {
            ports.reverse();
        } catch (AdbException e) {
            raise(PORTS, DeviceFaults.notReversed(serial(), e.getMessage()));
        }
    }

    /** A failure after the device was detached is no fault. */
    private synchronized void raise(String subject, Fault fault) {
        if (!detached) {
            context.faults().raise(subject + serial(), fault);
        }
    }

    private synchronized void report(DeviceEvent event) {
        if (!detached) {
            events.accept(event);
        }
    }

    private String readTitle() throws AdbException {
        String names = isEmulator()
                ? "getprop ro.boot.qemu.avd_name; getprop ro.kernel.qemu.avd_name; getprop ro.product.model"
                : "getprop ro.product.model";
        Stream<String> lines =
                adb.shell(names, context.timeouts().command()).text().lines();
        return lines.map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(title);
    }
}
