package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceBridgeFactory.Check;
import dev.bottlenose.devices.android.adb.Adb;
import dev.bottlenose.devices.android.adb.AdbEndpoint;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.adb.ListedDevice;
import dev.bottlenose.devices.android.adb.SdkProgram;
import dev.bottlenose.threads.DaemonScheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks whether adb works on this computer, and which devices it can use. Starts no adb server. */
final class AdbExamination {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private AdbExamination() {}

    static List<Check> run(String osName, Map<String, String> environment) {
        AdbEndpoint endpoint = AdbEndpoint.of(environment);
        SdkProgram program = SdkProgram.adb(osName, environment);
        try (DaemonScheduler scheduler = new DaemonScheduler("bottlenose-examine")) {
            return checks(endpoint, new Adb(endpoint, scheduler).devices(LIMIT));
        } catch (AdbException.Unreachable e) {
            return List.of(withoutServer(endpoint, program, AndroidBridge.isSdkExpected(environment)));
        } catch (AdbException e) {
            return List.of(Check.bad(DeviceFaults.noServer(endpoint, e.getMessage())));
        }
    }

    private static List<Check> checks(AdbEndpoint endpoint, List<ListedDevice> listed) {
        List<Check> checks = new ArrayList<>();
        long usable = listed.stream().filter(ListedDevice::isUsable).count();
        checks.add(Check.good("The adb server on " + endpoint + " lists " + usable + " usable devices."));
        listed.stream()
                .filter(device -> !device.isUsable())
                .forEach(device -> checks.add(Check.bad(DeviceFaults.unusable(device))));
        return checks;
    }

    private static Check withoutServer(AdbEndpoint endpoint, SdkProgram program, boolean expected) {
        Optional<Path> adb = program.file();
        if (!endpoint.isLocal()) {
            return Check.bad(DeviceFaults.noServer(endpoint, "nothing listens there"));
        } else if (adb.isPresent()) {
            return Check.good("No adb server runs on " + endpoint + "; Bottlenose starts " + adb.get() + ".");
        }
        return expected
                ? Check.bad(DeviceFaults.noAdb(endpoint, program))
                : Check.good("There is no Android SDK; only apps on Android devices need its adb.");
    }
}
