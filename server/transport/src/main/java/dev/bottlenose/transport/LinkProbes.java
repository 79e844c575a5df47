package dev.bottlenose.transport;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Finds out whether a peer still answers: any byte from it counts. On the channel's thread. */
final class LinkProbes {
    private final Channel channel;
    private final Runnable ping;
    private final List<CompletableFuture<Boolean>> pending = new ArrayList<>();

    /** @param ping sends what the peer has to answer, if the protocol has anything of the kind */
    LinkProbes(Channel channel, Runnable ping) {
        this.channel = channel;
        this.ping = ping;
    }

    /** Completes the result with whether the peer answers in time. At most one ping is unanswered at a time. */
    void start(CompletableFuture<Boolean> result, Duration timeout) {
        if (!channel.isActive()) {
            result.complete(false);
            return;
        }
        if (pending.isEmpty()) {
            ping.run();
        }
        pending.add(result);
        channel.eventLoop()
                .schedule(
                        () -> {
                            pending.removeIf(probe -> probe == result);
                            result.complete(false);
                        },
                        timeout.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    /** The peer sent something. */
    void answered() {
        complete(true);
    }

    /** The link has ended. */
    void ended() {
        complete(false);
    }

    private void complete(boolean alive) {
        if (!pending.isEmpty()) {
            List<CompletableFuture<Boolean>> settled = List.copyOf(pending);
            pending.clear();
            settled.forEach(result -> result.complete(alive));
        }
    }
}
