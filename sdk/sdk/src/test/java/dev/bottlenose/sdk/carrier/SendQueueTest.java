package dev.bottlenose.sdk.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.session.Event;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SendQueueTest {
    private final SendQueue queue = new SendQueue();

    @Test
    void messagesKeepTheirOrderAndAPingFollowsTheEvents() throws Exception {
        queue.event(event("one"));
        queue.reply("two");

        assertThat(text()).isEqualTo("one");
        assertThat(text()).isEqualTo("two");
        assertThat(take().kind()).isEqualTo(OutgoingMessage.Kind.PING);
        assertThat(queue.isReady()).isFalse();
    }

    @Test
    void answersAloneNeedNoConfirmation() throws Exception {
        queue.reply("two");
        take();

        assertThat(queue.isReady()).isFalse();
    }

    @Test
    void pongConfirmsWhatWasSentBeforeItsPing() throws Exception {
        queue.event(event("one"));
        take();
        OutgoingMessage ping = take();
        queue.event(event("two"));
        queue.event(event("three"));
        take();
        assertThat(queue.undelivered()).extracting(Event::text).containsExactly("one", "two", "three");

        queue.confirmed(ping.payload());

        assertThat(queue.undelivered()).extracting(Event::text).containsExactly("two", "three");
    }

    @Test
    void unsolicitedPongConfirmsNothing() throws Exception {
        queue.event(event("one"));
        take();
        take();

        queue.confirmed(new byte[8]);
        queue.confirmed(new byte[3]);

        assertThat(queue.undelivered()).hasSize(1);
    }

    @Test
    void ofSeveralPingsTheLastIsAnswered() throws Exception {
        queue.pong(new byte[] {1});
        queue.pong(new byte[] {2});

        assertThat(take().payload()).containsExactly(2);
        assertThat(queue.isReady()).isFalse();
    }

    @Test
    void eventsLeaveRoomForAnswers() throws Exception {
        for (int i = 0; i < SendQueue.MAX_MESSAGES; i++) {
            assertThat(queue.event(event("e"))).isTrue();
        }
        assertThat(queue.event(event("e"))).isFalse();

        queue.reply("answer");
        for (int i = 0; i < SendQueue.MAX_MESSAGES; i++) {
            take();
        }
        assertThat(text()).isEqualTo("answer");
    }

    @Test
    void sizeIsBoundedToo() {
        String half = "x".repeat(SendQueue.MAX_SIZE / 2);

        assertThat(queue.event(event(half))).isTrue();
        assertThat(queue.event(event(half))).isTrue();
        assertThat(queue.event(event("x"))).isFalse();
    }

    @Test
    void queueIsSentBeforeTheCloseFrameAndNothingAfterIt() throws Exception {
        queue.reply("last words");
        queue.close(1001);
        assertThat(text()).isEqualTo("last words");
        assertThat(take().code()).isEqualTo(1001);

        queue.event(event("too late"));

        assertThat(queue.take()).isNull();
        assertThat(queue.undelivered()).extracting(Event::text).containsExactly("too late");
    }

    @Test
    void peerThatNeverConfirmsCostsBoundedMemory() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            queue.event(event("e" + i));
            take();
        }

        assertThat(queue.undelivered()).hasSizeLessThanOrEqualTo(1_000);
    }

    private static Event event(String text) {
        return new Event("plugin", text);
    }

    private OutgoingMessage take() throws InterruptedException {
        return Objects.requireNonNull(queue.take());
    }

    private String text() throws InterruptedException {
        return take().text();
    }
}
