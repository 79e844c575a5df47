package dev.bottlenose.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CallbackQueueTest {
    private final CallbackQueue queue = new CallbackQueue();

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void callbacksRunInOrder() throws Exception {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(1);
        for (int i = 0; i < 100; i++) {
            int number = i;
            queue.add(1, () -> ran.add(number));
        }
        queue.add(1, done::countDown);

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).hasSize(100).isSorted();
    }

    @Test
    void moreIsReadOnlyWhenThereIsRoom() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        queue.whenRoom(() -> {});
        queue.add((int) CallbackQueue.MOST_WAITING, () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        queue.whenRoom(read::countDown);
        assertThat(read.getCount()).isOne();

        release.countDown();
        assertThat(read.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallbackThatFailsStopsNoOther() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        queue.add(1, () -> {
            throw new IllegalStateException("callback is broken: on purpose");
        });
        queue.add(1, done::countDown);

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
