package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;

/** Reports thousands of short lines, and some that are nearly as long as a message may be, as an app's log. */
public final class LogFlood implements Attack {
    private static final int SHORT_LINES = 40_000;
    private static final int LONG_LINE = 1_000_000;
    private static final int MESSAGES = 10;

    @Override
    public String name() {
        return "a flood of log lines, and huge ones";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer peer = connections.add(
                RawPeer.webSocket(target.insecure(), "/?os=Android&device=flood&device_id=unknown&app=Flood"));
        String lines = "\"1:info:x\",".repeat(SHORT_LINES);
        for (int i = 0; i < MESSAGES; i++) {
            peer.text("{\"method\":\"x\",\"logs\":[" + lines + "\"1:info:x\"]}");
            peer.text("{\"method\":\"x\",\"logs\":[\"1:error:" + "y".repeat(LONG_LINE) + "\"]}");
        }
    }
}
