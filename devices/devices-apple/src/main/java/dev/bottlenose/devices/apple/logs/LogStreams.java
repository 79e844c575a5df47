package dev.bottlenose.devices.apple.logs;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.AppleTools;
import dev.bottlenose.devices.programs.RunningProgram;
import dev.bottlenose.devices.work.OpenFaults;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Follows the log of every attached target. Not thread-safe; entries come from other threads. */
public final class LogStreams {
    /** Entries of apps, without those of the system. */
    private static final String PREDICATE = "senderImagePath contains \"Containers\"";

    private static final int LARGEST_ENTRY = 256 << 10;

    /** Attempts without a single entry before a log is given up. */
    private static final int MOST_FAILURES = 6;

    private final AppleTools tools;
    private final Clock clock;
    private final OpenFaults faults;
    private final Consumer<DeviceEvent> events;
    private final Map<String, LogStream> streams = new HashMap<>();

    public LogStreams(AppleTools tools, Clock clock, OpenFaults faults, Consumer<DeviceEvent> events) {
        this.tools = tools;
        this.clock = clock;
        this.faults = faults;
        this.events = events;
    }

    /** Follows the logs of these targets and no others; starts those again that have ended. */
    public void follow(Collection<Target> targets) {
        for (Iterator<LogStream> all = streams.values().iterator(); all.hasNext(); ) {
            LogStream stream = all.next();
            if (targets.stream().noneMatch(target -> target.udid().equals(stream.target.udid()))) {
                stream.end();
                all.remove();
            }
        }
        for (Target target : targets) {
            streams.computeIfAbsent(target.udid(), udid -> new LogStream(target))
                    .keepOpen();
        }
    }

    /** The log of one target, through as many programs as it takes. */
    private final class LogStream {
        private final Target target;
        private final AtomicBoolean hadEntries = new AtomicBoolean();
        private int failures;
        private @Nullable RunningProgram program;

        LogStream(Target target) {
            this.target = target;
        }

        void keepOpen() {
            if (program != null && program.isAlive()) {
                return;
            }
            failures = hadEntries.getAndSet(false) || program == null ? 0 : failures + 1;
            if (failures < MOST_FAILURES) {
                try {
                    program = start();
                } catch (DeviceException e) {
                    lost(e.fault().sentence());
                }
            } else if (failures == MOST_FAILURES) {
                lost("it ends without an entry.");
            }
        }

        void end() {
            faults.settle(source());
            if (program != null) {
                program.kill();
            }
        }

        private RunningProgram start() throws DeviceException {
            return target.isSimulator() ? startSimulatorLog() : startPhoneLog();
        }

        private RunningProgram startSimulatorLog() throws DeviceException {
            JsonObjects parser =
                    new JsonObjects(LARGEST_ENTRY, item -> UnifiedLog.read(item).ifPresent(this::report));
            return tools.simctl()
                    .start(
                            parser,
                            "spawn",
                            target.udid(),
                            "log",
                            "stream",
                            "--style",
                            style(),
                            "--level",
                            "debug",
                            "--predicate",
                            PREDICATE);
        }

        private RunningProgram startPhoneLog() throws DeviceException {
            return tools.idb().start(new DeviceSyslog(clock, this::report), "log", "--udid", target.udid());
        }

        /** Simulators before iOS 13 have only one of the two; the objects are the same. */
        private String style() {
            return failures % 2 == 0 ? "ndjson" : "json";
        }

        private void report(DeviceLogEntry entry) {
            hadEntries.set(true);
            events.accept(new DeviceEvent.Logged(target.udid(), entry));
        }

        private void lost(String why) {
            failures = MOST_FAILURES + 1;
            faults.raise(
                    source(),
                    new Fault(
                            "device-log-lost",
                            "The log of '" + target.name() + "' cannot be followed: " + why,
                            "restart the device or simulator"));
        }

        private String source() {
            return "log " + target.udid();
        }
    }
}
