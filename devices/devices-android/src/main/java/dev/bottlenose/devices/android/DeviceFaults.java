package dev.bottlenose.devices.android;

import dev.bottlenose.devices.android.adb.AdbEndpoint;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be wrong with devices, and with the way to them. Pure. */
final class DeviceFaults {
    private DeviceFaults() {}

    static Fault noAdb(AdbEndpoint endpoint, SdkProgram adb) {
        return new Fault(
                "adb-missing",
                "No adb server listens on " + endpoint + ", and there is no adb to start one with; tried "
                        + adb.places().stream().map(Object::toString).collect(Collectors.joining(", ")) + ".",
                "install Android's platform-tools and set ANDROID_HOME, or start the server with --no-android");
    }

    static Fault noServer(AdbEndpoint endpoint, String why) {
        return new Fault(
                "adb-unreachable",
                "The adb server on " + endpoint + " cannot be used: " + why + ".",
                "adb start-server, and see that ANDROID_ADB_SERVER_PORT and ADB_SERVER_SOCKET say where it is");
    }

    static Fault noDevice() {
        return new Fault(
                "device-missing",
                "An Android app asked for certificates, but adb sees no device.",
                "connect the device or start the emulator, and see that 'adb devices' lists it");
    }

    /** A device that adb lists but cannot use. */
    static Fault unusable(ListedDevice device) {
        String serial = "Device '" + device.serial() + "' ";
        return switch (device.state()) {
            case "unauthorized", "authorizing" ->
                new Fault(
                        "device-unauthorized",
                        serial + "has not allowed this computer to debug it.",
                        "unlock it and accept the key it asks about; if it does not ask, plug it in again");
            case "offline", "connecting" ->
                new Fault(
                        "device-offline",
                        serial + "is known to adb but does not answer it.",
                        "plug it in again, or restart it; for a device on the network: adb connect");
            case "no permissions" ->
                new Fault(
                        "device-no-permissions",
                        serial + "may not be used by this user of the computer.",
                        "add the udev rules for Android devices, then plug it in again");
            default ->
                new Fault("device-not-ready", serial + "is in state '" + device.state() + "'.", "start Android on it");
        };
    }

    static Fault hung(String serial, Duration limit) {
        return new Fault(
                "device-hung",
                "Device '" + serial + "' did not answer within " + seconds(limit) + ".",
                "unlock it and look at its screen, or restart it");
    }

    static Fault wentAway(String serial) {
        return new Fault(
                "device-went-away",
                "Device '" + serial + "' broke off in the middle.",
                "check its cable, the app asks again by itself; devices before Android 5 cannot be used");
    }

    static Fault sameRequest(String app, String first, String second) {
        return new Fault(
                "csr-on-several-devices",
                "Devices '" + first + "' and '" + second + "' hold the same signing request of app '" + app
                        + "'; each got the certificates, but they will be taken for one device.",
                "clear the app's data on one of them");
    }

    static Fault notReversed(String serial, String why) {
        return new Fault(
                "ports-not-reversed",
                "Apps on device '" + serial + "' do not find the server: its ports cannot be reversed (" + why + ").",
                "use a cable instead of Wi-Fi, or Android 5 or newer");
    }

    /** What an exception means for whoever wanted something of a device. */
    static Fault of(String serial, Duration limit, IOException failure) {
        if (failure instanceof AdbException.Silent) {
            return hung(serial, limit);
        } else if (failure instanceof AdbException.Unreachable) {
            return new Fault(
                    "adb-unreachable", "The adb server is gone: " + failure.getMessage() + ".", "adb start-server");
        }
        String said = String.valueOf(failure.getMessage());
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("unauthorized") || words.contains("authorizing")) {
            return unusable(ListedDevice.inState(serial, "unauthorized"));
        } else if (words.contains("offline") || words.contains("connecting")) {
            return unusable(ListedDevice.inState(serial, "offline"));
        }
        return wentAway(serial);
    }

    static Fault failed(String serial, String deed, String words, String next) {
        String line = words.replaceAll("\\s+", " ").strip();
        return new Fault(
                "device-command-failed",
                "Device '" + serial + "' could not " + deed
                        + (line.isEmpty() ? "." : ": " + (line.length() > 300 ? line.substring(0, 300) + "..." : line)),
                next);
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
