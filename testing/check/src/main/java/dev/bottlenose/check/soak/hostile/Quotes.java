package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;

/** Sends a message of quotes, which is twice as large for front ends. */
public final class Quotes implements Attack {
    private static final int QUOTES = 4 << 20;

    @Override
    public String name() {
        return "a message of quotes";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer peer = connections.add(RawPeer.webSocket(target.browser(), "/?device=quotes&device_id=1&app=Quotes"));
        peer.text("{\"method\":\"x\",\"params\":\"" + "\\\"".repeat(QUOTES) + "\"}");
        while (peer.readSome(1024)) {
            // Until the connection is closed.
        }
    }
}
