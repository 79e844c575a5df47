package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks again and again which targets are there. Looks one after the other: the next begins {@link #REST} after the last has
 * ended, since looks that overlap make macOS ask for permissions over and over.
 */
final class TargetWatch {
    static final Duration REST = Duration.ofSeconds(3);

    private final Tools tools;
    private final Troubles troubles;
    private final Consumer<DeviceEvent> events;
    private final LogStreams logs;
    private final CrashWatch crashes;
    private final Executor toolThread;
    private final Alarms alarms;

    private List<Target> simulators = List.of();
    private List<Target> phones = List.of();
    private volatile Map<String, Target> targets = Map.of();

    TargetWatch(
            Tools tools,
            Troubles troubles,
            Consumer<DeviceEvent> events,
            LogStreams logs,
            CrashWatch crashes,
            Executor toolThread,
            Alarms alarms) {
        this.tools = tools;
        this.troubles = troubles;
        this.events = events;
        this.logs = logs;
        this.crashes = crashes;
        this.toolThread = toolThread;
        this.alarms = alarms;
    }

    void start() {
        onToolThread(() -> {
            crashes.begin();
            look();
        });
    }

    Optional<Target> find(String udid) {
        return Optional.ofNullable(targets.get(udid));
    }

    /** Whatever goes wrong, the next look comes. */
    private void look() {
        try {
            lookOnce();
        } finally {
            alarms.after(REST, () -> onToolThread(this::look));
        }
    }

    private void lookOnce() {
        List<Target> before = simulators;
        simulators = seen(
                "simctl",
                simulators,
                () -> tools.simulators().stream().filter(Target::booted).toList());
        if (!before.equals(simulators) || troubles.has("xcode")) {
            XcodeCheck.mismatch(tools)
                    .ifPresentOrElse(fault -> troubles.raise("xcode", fault, events), () -> troubles.settle("xcode"));
        }
        if (tools.hasIdb()) {
            phones = seen("idb", phones, tools::phones);
        }
        tell();
        logs.follow(targets.values());
        crashes.look();
    }

    /** What cannot be looked at just now is taken to be as it was. */
    private List<Target> seen(String source, List<Target> before, Deed<List<Target>> look) {
        try {
            List<Target> now = look.perform();
            troubles.settle(source);
            return now;
        } catch (DeviceException e) {
            Fault fault = e.fault();
            if (!fault.equals(Deed.STOPPING)) {
                troubles.raise(source, fault, events);
            }
            return before;
        }
    }

    private void tell() {
        Map<String, Target> now = new LinkedHashMap<>();
        Stream.concat(simulators.stream(), phones.stream()).forEach(target -> now.putIfAbsent(target.udid(), target));
        Map<String, Target> before = targets;
        List<DeviceEvent> changes = new ArrayList<>();
        before.keySet().stream()
                .filter(udid -> !now.containsKey(udid))
                .forEach(udid -> changes.add(new DeviceEvent.Disconnected(udid)));
        now.values().stream()
                .filter(target -> !target.equals(before.get(target.udid())))
                .forEach(target -> changes.add(new DeviceEvent.Connected(target.toDevice())));
        targets = Map.copyOf(now);
        changes.forEach(events);
    }

    private void onToolThread(Runnable look) {
        try {
            toolThread.execute(look);
        } catch (RejectedExecutionException closed) {
            // Nobody wants to know any more.
        }
    }
}
