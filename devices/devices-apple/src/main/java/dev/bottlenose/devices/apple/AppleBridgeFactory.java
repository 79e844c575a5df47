package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Makes the bridge to iOS; on other computers than Macs, one that says so. */
public final class AppleBridgeFactory implements DeviceBridgeFactory {
    /** Of the system, of Homebrew on Intel and on Apple's own processors. */
    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));

    @Override
    public String name() {
        return "ios";
    }

    @Override
    public DeviceBridge create(Context context) {
        if (!context.osName().toLowerCase(Locale.ROOT).startsWith("mac")) {
            return new NoMac();
        }
        return new AppleBridge(
                context.executor(),
                context.environment(),
                USUAL_PLACES,
                Clock.system(ZoneId.systemDefault()),
                new ClockAlarms());
    }
}
