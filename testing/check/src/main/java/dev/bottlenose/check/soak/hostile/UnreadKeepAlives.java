package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;

/** Asks for keep-alives and for answers on streams over RSocket, in frames of a few bytes, and reads none of them. */
public final class UnreadKeepAlives implements Attack {
    private static final int KEEPALIVE_THAT_ASKS = 0x03 << 10 | 0x080;
    private static final int REQUEST_RESPONSE = 0x04 << 10;
    private static final int FRAMES = 300_000;

    @Override
    public String name() {
        return "RSocket requests whose answers are not read";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer peer = connections.add(RawPeer.connect(target.legacy()));
        peer.send(LegacySetup.frame("Keep-alives"));
        byte[] keepAlive = RawPeer.rsocketFrame(0, KEEPALIVE_THAT_ASKS, new byte[Long.BYTES]);
        for (int i = 0; i < FRAMES; i++) {
            peer.send(i % 2 == 0 ? keepAlive : RawPeer.rsocketFrame(2 * i + 1, REQUEST_RESPONSE, new byte[2]));
        }
    }
}
