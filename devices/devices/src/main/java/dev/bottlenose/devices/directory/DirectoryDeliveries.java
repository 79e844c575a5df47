package dev.bottlenose.devices.directory;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.threads.DaemonThreads;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Delivers into directories of this computer within a limit of time. A directory may never answer: its file system may be dead,
 * or somebody may have put a pipe where the request was. No thread of others waits for it; the threads that do are limited, for
 * each owner of directories and in total. Safe from any thread; does not block.
 */
public final class DirectoryDeliveries {
    /** How long a delivery may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Deliveries into directories of one user that may hang. */
    static final int MAX_HUNG_OF_OWNER = 8;

    /** Deliveries of one user at a time, so that many that hang at once do not take everybody's place. */
    static final int MAX_RUNNING_OF_OWNER = 64;

    /** Deliveries at a time. */
    static final int MAX_RUNNING = 256;

    private final Scheduler scheduler;
    private final BiFunction<DeliveryOrder, String, Delivery> delivery;
    private final DaemonThreads threads = new DaemonThreads("bottlenose-delivery");
    private final Set<Attempt> running = new HashSet<>();

    public DirectoryDeliveries(Scheduler scheduler) {
        this(scheduler, DirectoryDelivery::deliver);
    }

    /** @param delivery may hang */
    DirectoryDeliveries(Scheduler scheduler, BiFunction<DeliveryOrder, String, Delivery> delivery) {
        this.scheduler = scheduler;
        this.delivery = delivery;
    }

    /**
     * Writes both certificates into the order's destination, or returns the reason why not. Never completes exceptionally.
     *
     * @param deviceId the serial of the device that the directory belongs to; empty for this computer
     */
    public CompletableFuture<Delivery> deliver(DeliveryOrder order, String deviceId) {
        Attempt attempt = new Attempt(order);
        if (!admit(attempt)) {
            return CompletableFuture.completedFuture(hung(order, "still does not answer an earlier delivery"));
        }
        Scheduler.Scheduled timeout = scheduler.after(TIMEOUT, () -> expire(attempt));
        threads.newThread(() -> {
                    Delivery outcome = attempt(attempt, deviceId);
                    timeout.cancel();
                    remove(attempt);
                    attempt.result.complete(outcome);
                })
                .start();
        return attempt.result;
    }

    private Delivery attempt(Attempt attempt, String deviceId) {
        try {
            attempt.owner = ownerOf(attempt.order.destination());
            return isOverdrawn(attempt.owner)
                    ? hung(attempt.order, "belongs to a user whose other directories do not answer")
                    : delivery.apply(attempt.order, deviceId);
        } catch (RuntimeException bug) {
            return new Delivery.Refused(new Fault(
                    "internal-error",
                    "The certificates of app '" + attempt.order.app().appName()
                            + "' cannot be delivered because of an internal error: " + bug + ".",
                    "report this with the server's output"));
        }
    }

    private synchronized boolean admit(Attempt attempt) {
        boolean hangs = running.stream()
                .anyMatch(other -> other.hung && other.order.destination().equals(attempt.order.destination()));
        return !hangs && running.size() < MAX_RUNNING && running.add(attempt);
    }

    private synchronized boolean isOverdrawn(String owner) {
        List<Attempt> own =
                running.stream().filter(other -> other.owner.equals(owner)).toList();
        return own.stream().filter(other -> other.hung).count() >= MAX_HUNG_OF_OWNER
                || (!owner.isEmpty() && own.size() > MAX_RUNNING_OF_OWNER);
    }

    private void expire(Attempt attempt) {
        synchronized (this) {
            attempt.hung = true;
        }
        attempt.result.complete(hung(attempt.order, "did not answer within " + TIMEOUT.toSeconds() + " seconds"));
    }

    private synchronized void remove(Attempt attempt) {
        running.remove(attempt);
    }

    private static Delivery hung(DeliveryOrder order, String what) {
        return DirectoryDelivery.refused(
                order,
                "destination-hung",
                what,
                "check that its file system answers and that app.csr in it is a file, then restart the app");
    }

    private static String ownerOf(String directory) {
        try {
            return Files.getOwner(Path.of(directory), LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** One delivery. */
    private static final class Attempt {
        private final DeliveryOrder order;
        private final CompletableFuture<Delivery> result = new CompletableFuture<>();

        /** Of the directory; empty until it is known. */
        private volatile String owner = "";

        /** Whether its time is over; guarded by the deliveries. */
        private boolean hung;

        Attempt(DeliveryOrder order) {
            this.order = order;
        }
    }
}
