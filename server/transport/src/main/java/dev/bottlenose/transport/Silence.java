package dev.bottlenose.transport;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notices a peer that has said nothing for too long. On the channel's thread. */
final class Silence {
    private final Channel channel;
    private final Optional<Duration> allowed;
    private final Consumer<LinkEnd> tooLong;
    private @Nullable ScheduledFuture<?> timer;

    Silence(Channel channel, Optional<Duration> allowed, Consumer<LinkEnd> tooLong) {
        this.channel = channel;
        this.allowed = allowed;
        this.tooLong = tooLong;
    }

    /** The peer said something. */
    void broken() {
        allowed.ifPresent(time -> {
            over();
            timer = channel.eventLoop()
                    .schedule(
                            () -> tooLong.accept(new LinkEnd(LinkEnd.REFUSED, "silent for " + time)),
                            time.toMillis(),
                            TimeUnit.MILLISECONDS);
        });
    }

    /** The peer is gone. */
    void over() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
