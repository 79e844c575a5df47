package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.wire.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is wrong right now, by what it is about; each is told once while it lasts. Safe from any thread. */
final class Troubles {
    private final Map<String, Fault> bySubject = new LinkedHashMap<>();
    private volatile Consumer<DeviceEvent> events = event -> {};

    void tell(Consumer<DeviceEvent> listener) {
        events = listener;
    }

    /** Something is wrong with the subject, in place of whatever was. */
    void raise(String subject, Fault fault) {
        boolean news;
        synchronized (this) {
            news = !fault.equals(bySubject.put(subject, fault));
        }
        if (news) {
            events.accept(new DeviceEvent.FaultRaised(fault));
        }
    }

    /** All is well with the subject. */
    synchronized void settle(String subject) {
        bySubject.remove(subject);
    }

    synchronized List<Fault> list() {
        return List.copyOf(bySubject.values());
    }
}
