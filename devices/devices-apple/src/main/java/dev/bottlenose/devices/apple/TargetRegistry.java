package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.AppleTools;
import dev.bottlenose.devices.apple.tools.XcodeCheck;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.devices.work.OpenFaults;
import dev.bottlenose.wire.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The attached targets, and the events of their changes. Poll from one thread; safe from any other. */
final class TargetRegistry {
    private final AppleTools tools;
    private final OpenFaults faults;
    private final Consumer<DeviceEvent> events;

    private List<Target> simulators = List.of();
    private List<Target> phones = List.of();
    private volatile Map<String, Target> targets = Map.of();

    TargetRegistry(AppleTools tools, OpenFaults faults, Consumer<DeviceEvent> events) {
        this.tools = tools;
        this.faults = faults;
        this.events = events;
    }

    Optional<Target> find(String udid) {
        return Optional.ofNullable(targets.get(udid));
    }

    Collection<Target> all() {
        return targets.values();
    }

    /** Lists the targets by the tools, and reports what has changed. */
    void poll() {
        List<Target> before = simulators;
        simulators = list(
                "simctl",
                simulators,
                () -> tools.simctl().simulators().stream()
                        .filter(Target::booted)
                        .toList());
        if (!before.equals(simulators) || faults.has("xcode")) {
            XcodeCheck.mismatch(tools.runner())
                    .ifPresentOrElse(fault -> faults.raise("xcode", fault), () -> faults.settle("xcode"));
        }
        if (tools.idb().isInstalled()) {
            phones = list("idb", phones, tools.idb()::phones);
        }
        publishChanges();
    }

    /** While a tool fails, its targets stay as they were. */
    private List<Target> list(String tool, List<Target> before, BlockingTask<List<Target>> task) {
        try {
            List<Target> now = task.run();
            faults.settle(tool);
            return now;
        } catch (DeviceException e) {
            Fault fault = e.fault();
            if (!fault.equals(BlockingTask.STOPPING)) {
                faults.raise(tool, fault);
            }
            return before;
        }
    }

    private void publishChanges() {
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
}
