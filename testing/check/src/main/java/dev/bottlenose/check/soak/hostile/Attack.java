package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One attempt after the other to bring the server down, for a limited time each. */
public interface Attack {
    /** What it does, for people. */
    String name();

    /**
     * Tries once. May block; whoever runs it closes the connections after a time.
     *
     * @throws IOException when the server does not take part in it
     */
    void attempt(Target target, Connections connections) throws IOException, InterruptedException;

    /** The connections of an attempt, which end together. */
    final class Connections implements AutoCloseable {
        private final List<RawPeer> open = new ArrayList<>();
        private boolean closed;

        /** Adds a connection, which is closed at once if the attempt is over. */
        public synchronized RawPeer add(RawPeer peer) throws IOException {
            open.add(peer);
            if (closed) {
                peer.close();
            }
            return peer;
        }

        @Override
        public synchronized void close() {
            closed = true;
            for (RawPeer peer : open) {
                try {
                    peer.close();
                } catch (IOException e) {
                    // Closed all the same.
                }
            }
            open.clear();
        }
    }
}
