package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.AdbEndpoint;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.devices.work.Excerpt;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** The faults of Android devices and of adb. Pure. */
final class DeviceFaults {
    private DeviceFaults() {}

    static Fault noAdb(AdbEndpoint endpoint, SdkProgram adb) {
        return new Fault(
                "adb-missing",
                "No adb server listens on " + endpoint + ", and no adb program was found to start one; looked for "
                        + adb.places().stream().map(Object::toString).collect(Collectors.joining(", ")) + ".",
                "install Android's platform-tools and set ANDROID_HOME, or start the server with --no-android");
    }

    static Fault noServer(AdbEndpoint endpoint, String why) {
        return new Fault(
                "adb-unreachable",
                "The adb server on " + endpoint + " cannot be used: " + why + ".",
                "run 'adb start-server', and check ANDROID_ADB_SERVER_PORT and ADB_SERVER_SOCKET");
    }

    static Fault noDevice() {
        return new Fault(
                "device-missing",
                "An Android app requested certificates, but adb lists no device.",
                "connect the device or start the emulator, and check that 'adb devices' lists it");
    }

    /** A device that adb lists but cannot use. */
    static Fault unusable(ListedDevice device) {
        String serial = "Device '" + device.serial() + "' ";
        return switch (device.state()) {
            case "unauthorized", "authorizing" ->
                new Fault(
                        "device-unauthorized",
                        serial + "has not authorized this computer for debugging.",
                        "unlock it and accept the key it shows; if it shows none, plug it in again");
            case "offline", "connecting" ->
                new Fault(
                        "device-offline",
                        serial + "is listed by adb but does not respond.",
                        "plug it in again, or restart it; for a device on the network: adb connect");
            case "no permissions" ->
                new Fault(
                        "device-no-permissions",
                        serial + "cannot be opened by this user of the computer.",
                        "add the udev rules for Android devices, then plug it in again");
            default ->
                new Fault("device-not-ready", serial + "is in state '" + device.state() + "'.", "start Android on it");
        };
    }

    static Fault hung(String serial, Duration limit) {
        return new Fault(
                "device-hung",
                "Device '" + serial + "' did not respond within " + seconds(limit) + ".",
                "unlock it and look at its screen, or restart it");
    }

    static Fault disconnected(String serial) {
        return new Fault(
                "device-went-away",
                "Device '" + serial + "' disconnected during the transfer.",
                "check its cable; the app tries again by itself; Android 4 and older are not supported");
    }

    static Fault sameRequest(String app, String first, String second) {
        return new Fault(
                "csr-on-several-devices",
                "Devices '" + first + "' and '" + second + "' hold the same signing request of app '" + app
                        + "'; both got the certificates, but they appear as one device.",
                "clear the app's data on one of them");
    }

    static Fault notReversed(String serial, String why) {
        return new Fault(
                "ports-not-reversed",
                "Apps on device '" + serial + "' cannot reach the server: its ports cannot be reversed (" + why + ").",
                "use a cable instead of Wi-Fi, or Android 5 or newer");
    }

    /** The fault that an exception means for a request to a device. */
    static Fault of(String serial, Duration limit, AdbException failure) {
        return failure.translate(new AdbException.Translation<>() {
            @Override
            public Fault unreachable() {
                return new Fault(
                        "adb-unreachable",
                        "The adb server is not running: " + failure.getMessage() + ".",
                        "run 'adb start-server'");
            }

            @Override
            public Fault timedOut() {
                return hung(serial, limit);
            }

            @Override
            public Fault refused() {
                return byMessage(serial, failure.getMessage());
            }

            @Override
            public Fault connectionLost() {
                return byMessage(serial, failure.getMessage());
            }
        });
    }

    static Fault failed(String serial, String action, String output, String next) {
        return new Fault(
                "device-command-failed",
                "Device '" + serial + "' could not " + action + Excerpt.after(": ", output, 300) + ".",
                next);
    }

    private static Fault byMessage(String serial, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("unauthorized") || lower.contains("authorizing")) {
            return unusable(ListedDevice.inState(serial, "unauthorized"));
        } else if (lower.contains("offline") || lower.contains("connecting")) {
            return unusable(ListedDevice.inState(serial, "offline"));
        }
        return disconnected(serial);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
