package dev.bottlenose.acceptance;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ServerLocation;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The client library at an original server, and the events it has received. */
final class Desktop implements AutoCloseable {
    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
    private final BottlenoseClient client;

    Desktop(int port) throws Exception {
        client = BottlenoseClient.at(ServerLocation.ofPort(port)).connect();
        client.subscribe((Consumer<ServerEvent>) events::add);
    }

    BottlenoseClient client() {
        return client;
    }

    /** The next event of this kind; ignores others. */
    <E extends ServerEvent> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(120, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event " + kind.getSimpleName());
            } else if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /** Waits until an app is connected, or finds that one is. */
    void awaitClient() throws Exception {
        // Events come from before the question on, so an app that is not in the answer is reported by one.
        if (client.await(client.run(AppCommands.LIST)).isEmpty()) {
            await(ServerEvent.ClientConnected.class);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
