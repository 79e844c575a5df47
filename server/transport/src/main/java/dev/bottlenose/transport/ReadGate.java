package dev.bottlenose.transport;

import io.netty.channel.Channel;
import java.util.EnumSet;
import java.util.Set;

/** Stops reading from a peer while there is a reason to; TCP then stops the peer. On the channel's thread. */
final class ReadGate {
    private final Channel channel;
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);

    /** Why nothing is read. */
    enum Reason {
        /** Too much waits for the peer to read it. */
        UNREAD_OUTPUT,
        /** The receiver takes no messages at present. */
        RECEIVER
    }

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    void close(Reason reason) {
        reasons.add(reason);
        apply();
    }

    void open(Reason reason) {
        reasons.remove(reason);
        apply();
    }

    private void apply() {
        channel.config().setAutoRead(reasons.isEmpty());
    }
}
