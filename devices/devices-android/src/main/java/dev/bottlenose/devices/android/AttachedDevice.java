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
 * A device from when it can be used until it cannot: it is told of, its ports are reversed, its log is followed. Each happens on
 * a thread of its own, because each may hang. Safe from any thread.
 */
final class AttachedDevice {
    private static final String ANSWERS = "answers of ";
    private static final String PORTS = "ports of ";

    private final ListedDevice listed;
    private final AdbDevice adb;
    private final Workshop workshop;
    private final Consumer<DeviceEvent> events;
    private final ReversedPorts ports;
    private final LogFollower log;
    private boolean told;
    private boolean gone;
    private volatile String title;

    AttachedDevice(ListedDevice listed, Workshop workshop, Consumer<DeviceEvent> events, List<PortMapping> mappings) {
        this.listed = listed;
        this.adb = workshop.adb().device(listed.serial());
        this.workshop = workshop;
        this.events = events;
        this.ports = new ReversedPorts(adb, mappings, workshop);
        this.log = new LogFollower(adb, workshop, this::tell);
        this.title = listed.model().orElse(listed.serial());
    }

    void begin() {
        workshop.threads().execute(this::reversePorts);
        workshop.threads().execute(this::appear);
        workshop.threads().execute(log::run);
    }

    /** It cannot be used any more. */
    void end() {
        synchronized (this) {
            gone = true;
            workshop.troubles().settle(ANSWERS + serial());
            workshop.troubles().settle(PORTS + serial());
            if (told) {
                events.accept(new DeviceEvent.Disconnected(listed.serial()));
            }
        }
        log.close();
    }

    /** Takes back what was done to it, while it can still be used. */
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

    private void appear() {
        try {
            title = askForTitle();
        } catch (AdbException e) {
            raise(ANSWERS, DeviceFaults.of(serial(), workshop.limits().command(), e));
        }
        Device device = new Device(
                serial(), title, "Android", isEmulator() ? Device.Kind.EMULATOR : Device.Kind.PHYSICAL, true, true);
        synchronized (this) {
            if (!gone) {
                told = true;
                events.accept(new DeviceEvent.Connected(device));
            }
        }
    }

    private void reversePorts() {
        try {
            ports.reverse();
        } catch (AdbException e) {
            raise(PORTS, DeviceFaults.notReversed(serial(), String.valueOf(e.getMessage())));
        }
    }

    /** What fails because the device has left is no trouble. */
    private synchronized void raise(String subject, Fault fault) {
        if (!gone) {
            workshop.troubles().raise(subject + serial(), fault);
        }
    }

    private synchronized void tell(DeviceEvent event) {
        if (!gone) {
            events.accept(event);
        }
    }

    private String askForTitle() throws AdbException {
        String names = isEmulator()
                ? "getprop ro.boot.qemu.avd_name; getprop ro.kernel.qemu.avd_name; getprop ro.product.model"
                : "getprop ro.product.model";
        Stream<String> lines =
                adb.shell(names, workshop.limits().command()).text().lines();
        return lines.map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(title);
    }
}
