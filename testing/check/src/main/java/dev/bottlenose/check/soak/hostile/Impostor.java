package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;

/** Claims to be an honest app, on a port where no certificate is asked for. */
public final class Impostor implements Attack {
    @Override
    public String name() {
        return "a claim to be another app";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer peer = connections.add(RawPeer.webSocket(target.browser(), "/?" + target.honest()));
        while (peer.readSome(1024)) {
            // Until the connection is closed.
        }
    }
}
