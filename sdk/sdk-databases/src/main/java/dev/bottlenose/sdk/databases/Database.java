package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * One of the app's databases. Its calls run one after the other on a thread of its own, so that it never uses more than
 * one connection, and a database that hangs does not block the others.
 */
final class Database {
    private static final Duration CANCEL_AGAIN = Duration.ofSeconds(1);

    private final String name;
    private final DataSource source;
    private final boolean writable;
    private final Limits limits;
    private final Executor thread;
    private final ScheduledExecutorService timers;

    Database(
            String name,
            DataSource source,
            boolean writable,
            Limits limits,
            Executor thread,
            ScheduledExecutorService timers) {
        this.name = name;
        this.source = source;
        this.writable = writable;
        this.limits = limits;
        this.thread = thread;
        this.timers = timers;
    }

    String name() {
        return name;
    }

    /** Runs work in this database. The future always completes, exceptionally with a {@link DatabaseFault}. */
    CompletableFuture<FlipperObject> visit(Work work) {
        CompletableFuture<FlipperObject> answer = new CompletableFuture<>();
        Future<?> lastWord = timers.schedule(
                () -> answer.completeExceptionally(DatabaseFault.notReachable("Database " + name
                        + " has not answered for " + limits.untilGivenUp().toSeconds() + " s")),
                limits.untilGivenUp().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            thread.execute(() -> {
                if (!answer.isDone()) {
                    complete(answer, work);
                }
                lastWord.cancel(false);
            });
        } catch (RejectedExecutionException e) {
            lastWord.cancel(false);
            answer.completeExceptionally(
                    DatabaseFault.notReachable("Database " + name + " has too many unanswered calls"));
        }
        return answer;
    }

    // Throwable, because a driver's StackOverflowError or missing class must not leave the call unanswered.
    private void complete(CompletableFuture<FlipperObject> answer, Work work) {
        try {
            answer.complete(run(work));
        } catch (DatabaseFault e) {
            answer.completeExceptionally(e);
        } catch (Throwable e) {
            answer.completeExceptionally(DatabaseFault.sqlFailed(new IllegalStateException(e.toString(), e)));
        }
    }

    private FlipperObject run(Work work) throws DatabaseFault {
        Deadline deadline = new Deadline();
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException | RuntimeException e) {
            throw DatabaseFault.notReachable(name, e);
        }
        // Repeatedly, because drivers ignore this until the statement is running.
        Future<?> end = timers.scheduleWithFixedDelay(
                deadline::pass, limits.time().toMillis(), CANCEL_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        try (Visit visit = Visit.begin(connection, writable, limits, deadline)) {
            return work.run(visit);
        } catch (SQLException e) {
            throw deadline.hasPassed()
                    ? DatabaseFault.tookTooLong(limits.time().toSeconds(), e)
                    : DatabaseFault.sqlFailed(e);
        } finally {
            end.cancel(false);
        }
    }
}
