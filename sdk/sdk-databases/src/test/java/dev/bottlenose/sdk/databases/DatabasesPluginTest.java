package dev.bottlenose.sdk.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class DatabasesPluginTest {
    private static final FlipperObject SELECT = FlipperObject.of("databaseId", 1, "value", "SELECT 1");

    private final FakeDataSource unreachable = new FakeDataSource(() -> {
        throw new SQLException("Connection refused");
    });

    @Test
    void databaseThatCannotBeReachedIsListedWithoutTablesAndReported() throws SQLException {
        JdbcDataSource library = new JdbcDataSource();
        library.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Library.fill(library, "VARBINARY");
        FakeDesktop desktop = new FakeDesktop(FakeDesktop.atOnce()
                .database("gone", unreachable)
                .database("library", library)
                .build());

        FlipperArray list = desktop.call("databaseList", FlipperObject.empty()).getArray("success");

        assertThat(list.getObject(0).toJsonString()).isEqualTo("{\"id\":1,\"name\":\"gone\",\"tables\":[]}");
        assertThat(list.getObject(1).get("id")).isEqualTo(2L);
        assertThat(list.getObject(1).getArray("tables").length()).isEqualTo(3);
        assertThat(desktop.reports()).hasSize(1);
        assertThat(desktop.reports().get(0).getString("message")).contains("Database gone is not reachable");
    }

    @Test
    void callToAnUnreachableDatabaseIsAnError() {
        FlipperObject error = FakeDesktop.reading(unreachable).error("execute", SELECT);

        assertThat(error)
                .isEqualTo(FlipperObject.of(
                        "code", 2, "message", "Database library is not reachable: Connection refused"));
    }

    @Test
    void dataSourceThatThrowsAnythingAtAllIsAnswered() {
        FakeDataSource broken = new FakeDataSource(() -> {
            throw new NoClassDefFoundError("some/Driver");
        });

        FlipperObject error = FakeDesktop.reading(broken).error("execute", SELECT);

        assertThat(error.get("code")).isEqualTo(3L);
        assertThat(error.getString("message")).contains("some/Driver");
    }

    @Test
    void databaseThatDoesNotExistIsRefused() {
        FakeDesktop desktop = FakeDesktop.reading(unreachable);

        for (Object id : new Object[] {0, 2, -1, "x", null, 4294967297L}) {
            assertThat(desktop.error("execute", FlipperObject.of("databaseId", id, "value", "SELECT 1")))
                    .isEqualTo(FlipperObject.of("code", 1, "message", "There is no database " + id));
        }
    }

    @Test
    void idMayBeText() {
        FlipperObject error = FakeDesktop.reading(unreachable)
                .error("execute", FlipperObject.of("databaseId", "1", "value", "SELECT 1"));

        assertThat(error.get("code")).isEqualTo(2L);
    }

    @Test
    void connectionsAreGivenBackAfterEveryCall() {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
        FakeDesktop desktop = FakeDesktop.reading(pool);

        desktop.call("databaseList", FlipperObject.empty());
        desktop.execute("SELECT 1");
        desktop.executeInVain("SELECT nothing");
        desktop.executeInVain("DROP EVERYTHING");

        assertThat(pool.getActiveConnections()).isZero();
        pool.dispose();
    }

    @Test
    void databaseIsQueriedOnADaemonThreadOfItsOwn() throws Exception {
        CompletableFuture<Thread> asked = new CompletableFuture<>();
        FakeDataSource source = new FakeDataSource(() -> {
            asked.complete(Thread.currentThread());
            throw new SQLException("Connection refused");
        });

        new FakeDesktop(DatabasesPlugin.builder().database("library", source).build()).send("execute", SELECT);

        assertThat(asked.get(60, TimeUnit.SECONDS).getName()).isEqualTo("bottlenose-database-library");
        assertThat(asked.get().isDaemon()).isTrue();
    }

    @Test
    void databaseThatHangsBlocksNoOther() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        FakeDataSource other = new FakeDataSource(() -> {
            asked.complete(null);
            throw new SQLException("Connection refused");
        });
        FakeDesktop desktop = new FakeDesktop(DatabasesPlugin.builder()
                .database("hanging", hangingUntil(end))
                .database("other", other)
                .build());

        desktop.send("execute", SELECT);
        desktop.send("execute", FlipperObject.of("databaseId", 2, "value", "SELECT 1"));

        asked.get(60, TimeUnit.SECONDS);
        end.countDown();
    }

    @Test
    void callsToADatabaseThatHangsAreAnsweredAfterTheirTimeout() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Database database = new Database(
                "hanging",
                hangingUntil(end),
                false,
                new Limits(10, Duration.ofMillis(1), Duration.ofMillis(1)),
                Threads.forDatabase("hanging"),
                Threads.timers());
        BlockingQueue<Throwable> failures = new ArrayBlockingQueue<>(2);

        for (int i = 0; i < 2; i++) {
            var unused = database.visit(visit -> FlipperObject.empty())
                    .whenComplete((answer, failure) -> failures.add(failure));
        }

        assertThat(failures.poll(60, TimeUnit.SECONDS)).hasMessageContaining("hanging has not answered");
        assertThat(failures.poll(60, TimeUnit.SECONDS)).hasMessageContaining("hanging has not answered");
        end.countDown();
    }

    @Test
    void callsBeyondThoseThatMayWaitAreRefusedAtOnce() {
        CountDownLatch end = new CountDownLatch(1);
        FakeDesktop desktop = new FakeDesktop(
                DatabasesPlugin.builder().database("hanging", hangingUntil(end)).build());
        for (int i = 0; i < 65; i++) {
            desktop.send("execute", SELECT);
        }

        FlipperObject error = desktop.error("execute", SELECT);

        assertThat(error)
                .isEqualTo(FlipperObject.of("code", 2, "message", "Database hanging has too many unanswered calls"));
        end.countDown();
    }

    @Test
    void pluginWithoutDatabasesOrWithTwoOfANameIsNone() {
        assertThatThrownBy(() -> DatabasesPlugin.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        DatabasesPlugin.builder().database("a", unreachable).database("a", unreachable))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FakeDataSource hangingUntil(CountDownLatch end) {
        return new FakeDataSource(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            throw new SQLException("Connection refused");
        });
    }
}
