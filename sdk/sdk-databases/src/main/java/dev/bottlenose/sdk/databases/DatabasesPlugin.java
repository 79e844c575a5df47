package dev.bottlenose.sdk.databases;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the desktop browse the app's databases: tables page by page, their structure, and SQL.
 *
 * <pre>{@code
 * client.addPlugin(DatabasesPlugin.builder().database("orders", dataSource).build());
 * }</pre>
 *
 * <p>Each database is queried on its own daemon thread, with at most one connection, which is returned after every call
 * in the state in which it was borrowed: same auto-commit, same read-only mode, nothing uncommitted.
 *
 * <h2>Read-only databases</h2>
 *
 * A database can be changed only if it was added with {@link DatabasesPluginBuilder#writableDatabase}. All others are
 * protected three times:
 *
 * <ol>
 *   <li>SQL runs only if it is one statement that begins as a query ({@code SELECT}, {@code WITH}, {@code VALUES},
 *       {@code TABLE}, {@code SHOW}, {@code DESCRIBE}, {@code EXPLAIN}, and on SQLite those {@code PRAGMA}s that only read),
 *       has no bare {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code MERGE}, {@code INTO} and the like in it, and
 *       has literals and comments whose end is the same for every database.
 *   <li>The connection is read-only. PostgreSQL, MySQL and MariaDB then refuse changes ({@link
 *       java.sql.Connection#setReadOnly}); so does SQLite ({@code PRAGMA query_only}). H2, SQL Server and others treat
 *       this as a hint only.
 *   <li>Every call runs in a transaction that is rolled back.
 * </ol>
 *
 * Not covered are functions with effects outside of transactions, such as {@code nextval}, {@code pg_advisory_lock} or {@code
 * pg_terminate_backend} on PostgreSQL, H2's {@code CSVWRITE} and {@code FILE_WRITE}, and functions that the app
 * defines; and functions that read more than the database, such as {@code FILE_READ} and {@code pg_read_file}. Where
 * that matters, use a data source whose account has no permission to call them.
 *
 * <p>Safe from any thread.
 */
public final class DatabasesPlugin implements FlipperPlugin {
    private final List<Database> databases;

    DatabasesPlugin(List<Database> databases) {
        this.databases = Collections.unmodifiableList(new ArrayList<>(databases));
    }

    /** Configures a plugin. */
    public static DatabasesPluginBuilder builder() {
        return new DatabasesPluginBuilder();
    }

    @Override
    public String getId() {
        return "Databases";
    }

    @Override
    public void onConnect(FlipperConnection connection) {
        connection.receive("databaseList", (params, responder) -> list(connection, responder));
        connection.receive("getTableData", answering(TableData::read));
        connection.receive("getTableStructure", answering(TableStructure::read));
        connection.receive("getTableInfo", answering(TableDefinition::read));
        connection.receive("execute", answering(Execution::run));
    }

    @Override
    public void onDisconnect() {}

    /** The desktop relies on ids that count from 1. An unreachable database is listed without tables. */
    private void list(FlipperConnection connection, FlipperResponder responder) {
        List<CompletableFuture<FlipperObject>> listed = new ArrayList<>();
        for (int i = 0; i < databases.size(); i++) {
            int id = i + 1;
            String name = databases.get(i).name();
            listed.add(databases
                    .get(i)
                    .visit(visit -> Catalog.of(visit).listed(id, name))
                    .exceptionally(failure -> {
                        connection.reportError(cause(failure));
                        return Catalog.listed(id, name, Collections.emptyList());
                    }));
        }
        CompletableFuture<?> unused = CompletableFuture.allOf(listed.toArray(new CompletableFuture<?>[0]))
                .thenRun(() -> {
                    FlipperArray.Builder answer = new FlipperArray.Builder();
                    listed.forEach(database -> answer.put(database.join()));
                    responder.success(answer.build());
                });
    }

    private FlipperReceiver answering(TableCall call) {
        return (params, responder) -> {
            long id = id(params);
            if (id < 1 || id > databases.size()) {
                responder.error(DatabaseFault.invalidRequest("There is no database " + params.get("databaseId"))
                        .toFlipperObject());
                return;
            }
            CompletableFuture<?> unused = databases
                    .get((int) id - 1)
                    .visit(visit -> call.run(visit, params))
                    .whenComplete((answer, failure) -> {
                        if (failure == null) {
                            responder.success(answer);
                        } else {
                            answer(responder, cause(failure));
                        }
                    });
        };
    }

    private static void answer(FlipperResponder responder, Throwable failure) {
        if (failure instanceof DatabaseFault) {
            responder.error(((DatabaseFault) failure).toFlipperObject());
        } else {
            responder.error(failure);
        }
    }

    /** Desktops send a number, or text if they follow the iOS plugin. */
    private static long id(FlipperObject params) {
        @Nullable String text = params.getString("databaseId");
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Throwable cause(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** One of the calls that the desktop makes. */
    @FunctionalInterface
    private interface TableCall {
        FlipperObject run(Visit visit, FlipperObject params) throws SQLException, DatabaseFault;
    }
}
