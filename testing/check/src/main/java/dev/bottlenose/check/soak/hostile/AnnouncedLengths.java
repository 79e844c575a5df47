package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;

/** Announces large messages on many connections, and sends a byte of each. */
public final class AnnouncedLengths implements Attack {
    private static final int CONNECTIONS = 150;
    private static final long ANNOUNCED = 90L << 20;

    @Override
    public String name() {
        return "large lengths that are only announced";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException, InterruptedException {
        byte[] head = RawPeer.frame(RawPeer.TEXT, ANNOUNCED, new byte[] {'{'});
        RawPeer last = null;
        for (int i = 0; i < CONNECTIONS; i++) {
            last = connections.add(
                    RawPeer.webSocket(target.browser(), "/?device=lengths&device_id=" + i + "&app=Lengths"));
            last.send(head);
        }
        while (last != null && last.readSome(1024)) {
            // Until the connections are closed.
        }
    }
}
