package dev.bottlenose.sdk.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bottlenose.sdk.session.Event;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConfirmationTest {
    private static final long LONG = TimeUnit.HOURS.toNanos(1);

    private final SendQueue queue = new SendQueue();

    @Test
    void nothingSentIsConfirmedAtOnce() throws Exception {
        assertThat(queue.awaitConfirmed(0)).isTrue();
    }

    @Test
    void eventIsConfirmedByThePongThatFollowsIt() throws Exception {
        queue.event(new Event("plugin", "{}"));
        CompletableFuture<Boolean> confirmed = waiting();
        assertThat(queue.awaitConfirmed(0)).isFalse();

        take();
        queue.confirmed(take().payload());

        assertThat(confirmed.get()).isTrue();
    }

    @Test
    void whatIsOnlyWrittenIsNotConfirmed() throws Exception {
        queue.event(new Event("plugin", "{}"));
        take();

        assertThat(queue.awaitConfirmed(1)).isFalse();
    }

    @Test
    void answerThatIsWrittenAfterTheConfirmationEndsTheWait() throws Exception {
        queue.event(new Event("plugin", "{}"));
        take();
        byte[] ping = take().payload();
        queue.reply("answer");
        queue.confirmed(ping);
        CompletableFuture<Boolean> confirmed = waiting();

        take();

        assertThat(confirmed.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void endOfTheConnectionEndsTheWait() throws Exception {
        queue.event(new Event("plugin", "{}"));
        CompletableFuture<Boolean> confirmed = waiting();

        queue.finish();

        assertThat(confirmed.get()).isFalse();
    }

    /** The result that a waiting thread gets. */
    private CompletableFuture<Boolean> waiting() {
        CompletableFuture<Boolean> confirmed = new CompletableFuture<>();
        Thread waiter = new Thread(() -> {
            try {
                confirmed.complete(queue.awaitConfirmed(LONG));
            } catch (InterruptedException e) {
                confirmed.completeExceptionally(e);
            }
        });
        waiter.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
        return confirmed;
    }

    private OutgoingMessage take() throws InterruptedException {
        @Nullable OutgoingMessage next = queue.take();
        if (next == null) {
            throw new AssertionError("nothing to send");
        }
        return next;
    }
}
