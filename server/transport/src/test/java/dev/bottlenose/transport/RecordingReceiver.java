package dev.bottlenose.transport;

import dev.bottlenose.protocol.json.JsonText;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Records the messages of a link's peer. */
final class RecordingReceiver implements LinkReceiver {
    static final int TIMEOUT_SECONDS = 60;

    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<String> writable = new LinkedBlockingQueue<>();
    final CompletableFuture<LinkEnd> end = new CompletableFuture<>();
    final CompletableFuture<Link> link = new CompletableFuture<>();

    LinkReceiver open(Link opened) {
        link.complete(opened);
        return this;
    }

    @Override
    public void received(JsonText message) {
        messages.add(message.toString());
    }

    @Override
    public void writable() {
        writable.add("writable");
    }

    @Override
    public void closed(LinkEnd reason) {
        if (!end.complete(reason)) {
            throw new IllegalStateException("link is closed twice");
        }
    }

    String next() throws InterruptedException {
        String message = messages.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return message == null ? "nothing was received" : message;
    }

    LinkEnd awaitEnd() throws Exception {
        return end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    Link awaitLink() throws Exception {
        return link.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
