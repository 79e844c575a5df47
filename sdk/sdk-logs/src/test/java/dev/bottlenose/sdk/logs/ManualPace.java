package dev.bottlenose.sdk.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Runs its tasks when the test turns it. */
final class ManualPace implements Pace {
    private final Deque<Runnable> work = new ArrayDeque<>();

    @Override
    public void soon(Runnable next) {
        work.addLast(next);
    }

    @Override
    public void later(Runnable next) {
        work.addLast(next);
    }

    /** One turn of the crank; false if there was nothing to do. */
    boolean turn() {
        @Nullable Runnable next = work.pollFirst();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    void turnToTheEnd() {
        while (turn()) {
            // All is done in the condition.
        }
    }
}
