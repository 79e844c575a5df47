package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the log of every target that is there. Not thread-safe; its entries come from threads of their own. */
final class LogStreams {
    /** What apps log, and nothing of the system's own noise. */
    private static final String PREDICATE = "senderImagePath contains \"Containers\"";

    private static final int LARGEST_ENTRY = 256 << 10;

    /** Tries without a single entry before a log is given up. */
    private static final int PATIENCE = 6;

    private final Tools tools;
    private final Clock clock;
    private final Troubles troubles;
    private final Consumer<DeviceEvent> events;
    private final Map<String, Stream> streams = new HashMap<>();

    LogStreams(Tools tools, Clock clock, Troubles troubles, Consumer<DeviceEvent> events) {
        this.tools = tools;
        this.clock = clock;
        this.troubles = troubles;
        this.events = events;
    }

    /** Starts what is missing, which includes what has ended, and ends what is not needed any more. */
    void follow(Collection<Target> targets) {
        for (Iterator<Stream> all = streams.values().iterator(); all.hasNext(); ) {
            Stream stream = all.next();
            if (targets.stream().noneMatch(target -> target.udid().equals(stream.target.udid()))) {
                stream.end();
                all.remove();
            }
        }
        for (Target target : targets) {
            streams.computeIfAbsent(target.udid(), udid -> new Stream(target)).goOn();
        }
    }

    /** The log of one target, through as many programs as it takes. */
    private final class Stream {
        private final Target target;
        private final AtomicBoolean spoke = new AtomicBoolean();
        private int failures;
        private @Nullable RunningProgram program;

        Stream(Target target) {
            this.target = target;
        }

        void goOn() {
            if (program != null && program.isAlive()) {
                return;
            }
            failures = spoke.getAndSet(false) || program == null ? 0 : failures + 1;
            if (failures < PATIENCE) {
                try {
                    program = start();
                } catch (DeviceException e) {
                    lost(e.fault().sentence());
                }
            } else if (failures == PATIENCE) {
                lost("Its log ends without a word.");
            }
        }

        void end() {
            troubles.settle(source());
            if (program != null) {
                program.kill();
            }
        }

        private RunningProgram start() throws DeviceException {
            return target.isSimulator()
                    ? tools.start(
                            "xcrun",
                            tools.simctlCommand(
                                    "spawn",
                                    target.udid(),
                                    "log",
                                    "stream",
                                    "--style",
                                    style(),
                                    "--level",
                                    "debug",
                                    "--predicate",
                                    PREDICATE),
                            new JsonObjects(
                                    LARGEST_ENTRY, item -> UnifiedLog.read(item).ifPresent(this::tell)))
                    : tools.start(
                            "idb",
                            tools.idbCommand("log", "--udid", target.udid()),
                            new DeviceSyslog(clock, this::tell));
        }

        /** Simulators of before iOS 13 know one of the two only; the objects are the same. */
        private String style() {
            return failures % 2 == 0 ? "ndjson" : "json";
        }

        private void tell(DeviceLogEntry entry) {
            spoke.set(true);
            events.accept(new DeviceEvent.Logged(target.udid(), entry));
        }

        private void lost(String why) {
            failures = PATIENCE + 1;
            troubles.raise(
                    source(),
                    new Fault(
                            "device-log-lost",
                            "The log of '" + target.name() + "' cannot be followed. " + why,
                            "restart the device or simulator"),
                    events);
        }

        private String source() {
            return "log " + target.udid();
        }
    }
}
