package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;

/** Sends pings and reads no pong. */
public final class UnreadPings implements Attack {
    private static final int LARGEST_PING = 125;
    private static final int PINGS = 200_000;

    @Override
    public String name() {
        return "pings whose pongs are not read";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer peer = connections.add(RawPeer.webSocket(target.browser(), "/?device=pings&device_id=1&app=Pings"));
        byte[] ping = RawPeer.frame(RawPeer.PING, LARGEST_PING, new byte[LARGEST_PING]);
        for (int i = 0; i < PINGS; i++) {
            peer.send(ping);
        }
    }
}
