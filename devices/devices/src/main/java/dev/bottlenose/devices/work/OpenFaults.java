package dev.bottlenose.devices.work;

import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The faults that keep a bridge or its devices from being used, at most one for each subject. Reports each once while it
 * lasts. Safe from any thread.
 */
public final class OpenFaults {
    private final Consumer<Fault> reports;
    private final Map<String, Fault> bySubject = new LinkedHashMap<>();

    /** @param reports gets each fault that is new to its subject, outside of any lock */
    public OpenFaults(Consumer<Fault> reports) {
        this.reports = reports;
    }

    /** Opens the subject's fault in place of any before; one with the same code is the same fault, and not reported again. */
    public void raise(String subject, Fault fault) {
        Optional<Fault> before;
        synchronized (bySubject) {
            before = Optional.ofNullable(bySubject.put(subject, fault));
        }
        if (before.filter(known -> known.code().equals(fault.code())).isEmpty()) {
            reports.accept(fault);
        }
    }

    /** Closes the subject's fault, if there is one. */
    public void settle(String subject) {
        synchronized (bySubject) {
            bySubject.remove(subject);
        }
    }

    /** Whether the subject has a fault. */
    public boolean has(String subject) {
        synchronized (bySubject) {
            return bySubject.containsKey(subject);
        }
    }

    /** All of them, the oldest subject first. */
    public List<Fault> list() {
        synchronized (bySubject) {
            return List.copyOf(bySubject.values());
        }
    }
}
