package dev.bottlenose.check.soak.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;
import java.util.List;

/** Begins requests and handshakes on every port, and does not end them. */
public final class HalfRequests implements Attack {
    private static final int EACH = 20;

    @Override
    public String name() {
        return "requests that do not end";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer last = RawPeer.connect(target.ui());
        connections.add(last);
        for (int i = 0; i < EACH; i++) {
            for (int port : List.of(target.ui(), target.browser(), target.insecure(), target.legacy())) {
                last = connections.add(RawPeer.connect(port));
                last.send("GET /%zz?x HTTP/1.1\r\nHost: ".getBytes(ISO_8859_1));
            }
        }
        while (last.readSome(1024)) {
            // Until the connections are closed.
        }
    }
}
