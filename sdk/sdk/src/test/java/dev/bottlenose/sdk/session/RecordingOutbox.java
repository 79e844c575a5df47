package dev.bottlenose.sdk.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it took; has room for so many events. */
final class RecordingOutbox implements Outbox {
    final List<String> sent = new ArrayList<>();
    final List<Event> undelivered = new ArrayList<>();
    int room = Integer.MAX_VALUE;

    @Override
    public boolean event(Event event) {
        if (room == 0) {
            return false;
        }
        room--;
        sent.add(event.text());
        return true;
    }

    @Override
    public void reply(String text) {
        sent.add(text);
    }

    @Override
    public List<Event> undelivered() {
        return undelivered;
    }

    @Override
    public boolean awaitDelivery(Duration atMost) {
        return true;
    }
}
