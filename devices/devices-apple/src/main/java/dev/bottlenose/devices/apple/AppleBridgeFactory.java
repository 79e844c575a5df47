package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.threads.DaemonScheduler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Creates the bridge to iOS; on computers that are no Mac, one that refuses. */
public final class AppleBridgeFactory implements DeviceBridgeFactory {
    /** The system's directory, and Homebrew's on Intel and on Apple processors. */
    private static final List<Path> USUAL_PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));

    @Override
    public String name() {
        return "ios";
    }

    @Override
    public DeviceBridge create(Context context) {
        if (!context.osName().toLowerCase(Locale.ROOT).startsWith("mac")) {
            return new MacRequiredBridge();
        }
        return new AppleBridge(
                context.environment(),
                USUAL_PLACES,
                Clock.system(ZoneId.systemDefault()),
                new DaemonScheduler("bottlenose-apple-timer"));
    }
}
