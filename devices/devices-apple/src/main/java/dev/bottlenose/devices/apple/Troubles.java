package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What keeps the bridge from working, by where it comes from; each is told once until it is settled. Safe from any thread. */
final class Troubles {
    private final Map<String, Fault> open = new LinkedHashMap<>();

    /** Tells the fault unless it is the one that this source had already. */
    void raise(String source, Fault fault, Consumer<DeviceEvent> events) {
        Fault before;
        synchronized (open) {
            before = open.put(source, fault);
        }
        if (before == null || !before.code().equals(fault.code())) {
            events.accept(new DeviceEvent.FaultRaised(fault));
        }
    }

    void settle(String source) {
        synchronized (open) {
            open.remove(source);
        }
    }

    boolean has(String source) {
        synchronized (open) {
            return open.containsKey(source);
        }
    }

    List<Fault> list() {
        synchronized (open) {
            return List.copyOf(open.values());
        }
    }
}
