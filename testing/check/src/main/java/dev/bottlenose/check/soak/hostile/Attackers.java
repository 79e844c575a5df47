package dev.bottlenose.check.soak.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs attacks, each again and again on a thread of its own, until it is closed. */
public final class Attackers implements AutoCloseable {
    /** All kinds. */
    public static final List<Attack> ALL = List.of(
            new UnreadPings(),
            new UnreadKeepAlives(),
            new AnnouncedLengths(),
            new Impostor(),
            new ManyPlugins(),
            new LogFlood(),
            new PipeAsRequest(),
            new WrongCodes(),
            new Quotes(),
            new HalfRequests());

    /** How long an attempt may take, and the pause after it, in milliseconds. */
    private static final int ATTEMPT = 3_000;

    private static final int PAUSE = 2_000;
    private static final int JOIN = 10_000;

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** @param target asked for each attempt, because the server may have restarted */
    public Attackers(List<Attack> attacks, Supplier<Target> target) {
        for (Attack attack : attacks) {
            Thread thread = new Thread(() -> attackUntilTheEnd(attack, target), "attack " + attack.name());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join(JOIN);
        }
    }

    private void attackUntilTheEnd(Attack attack, Supplier<Target> target) {
        try {
            do {
                attempt(attack, target.get());
            } while (!end.await(PAUSE, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Attack attack, Target target) throws InterruptedException {
        Attack.Connections connections = new Attack.Connections();
        Thread watch = new Thread(() -> closeInTime(connections), "end of an attempt");
        watch.setDaemon(true);
        watch.start();
        try {
            attack.attempt(target, connections);
        } catch (IOException e) {
            // Refused by the server, or over.
        } finally {
            watch.interrupt();
            watch.join();
        }
    }

    private void closeInTime(Attack.Connections connections) {
        try {
            if (end.await(ATTEMPT, TimeUnit.MILLISECONDS)) {
                connections.close();
            }
        } catch (InterruptedException e) {
            // The attempt has ended by itself.
        } finally {
            connections.close();
        }
    }
}
