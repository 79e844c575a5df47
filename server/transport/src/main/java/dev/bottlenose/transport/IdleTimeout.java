package dev.bottlenose.transport;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reports a peer that has sent nothing for too long. On the channel's thread. */
final class IdleTimeout {
    private final Channel channel;
    private final Optional<Duration> timeout;
    private final Consumer<LinkEnd> expired;
    private @Nullable ScheduledFuture<?> timer;

    IdleTimeout(Channel channel, Optional<Duration> timeout, Consumer<LinkEnd> expired) {
        this.channel = channel;
        this.timeout = timeout;
        this.expired = expired;
    }

    /** The peer sent something. */
    void restart() {
        timeout.ifPresent(time -> {
            stop();
            timer = channel.eventLoop()
                    .schedule(
                            () -> expired.accept(new LinkEnd(LinkEnd.REFUSED, "idle for " + time)),
                            time.toMillis(),
                            TimeUnit.MILLISECONDS);
        });
    }

    /** The peer has disconnected. */
    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
