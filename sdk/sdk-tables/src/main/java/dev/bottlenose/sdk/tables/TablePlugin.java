package dev.bottlenose.sdk.tables;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import org.jspecify.annotations.Nullable;

/**
 * Shows rows of the app in a table on the desktop.
 *
 * <pre>{@code
 * TablePlugin jobs = TablePlugin.builder("Jobs")
 *         .key("id")
 *         .column(Column.of("id").type(ColumnType.NUMBER))
 *         .column(Column.of("state").filterable())
 *         .build();
 * client.addPlugin(jobs);
 * jobs.upsert(FlipperObject.of("id", 7, "state", "running"));
 * }</pre>
 *
 * <h2>Protocol</h2>
 *
 * The events suit any desktop plugin made with {@code createTablePlugin} whose {@code method} is {@code newRow}, which
 * carries one row, and whose {@code resetMethod} is {@code clearTable}. A desktop that connects is sent {@code schema},
 * {@code clearTable}, and the newest rows, at most {@value #REPLAYED}, because a link buffers no more.
 *
 * <p>A desktop that builds the table from its schema calls {@code schema} for {@code {title, method, resetMethod,
 * removeMethod, key, maxRows, columns: [{key, title, type, filterable, format?}]}}, and {@code getRows {start, count}} for
 * {@code {rows, start, total}}, oldest first. Such a desktop is sent {@code removeRow} for a removed row, with the key
 * as its only member; any other cannot remove a single row, so the table is cleared and sent again.
 *
 * <p>In a table without a key, rows are numbered by a member {@code _row}. Safe from any thread.
 */
public final class TablePlugin implements FlipperPlugin {
    /** The number of rows that are sent to a desktop that connects. */
    static final int REPLAYED = 1_000;

    /** The key of tables without one. */
    static final String NUMBER = "_row";

    private final String id;
    private final FlipperObject schema;
    private final String key;

    private final Object lock = new Object();
    private final Rows rows;
    private long lastNumber;
    private @Nullable FlipperConnection connection;
    private boolean schemaKnown;

    TablePlugin(String id, FlipperObject schema, String key, int maxRows) {
        this.id = id;
        this.schema = schema;
        this.key = key;
        this.rows = new Rows(key, maxRows);
    }

    /** Configures a table.
     *
     * @param id the plugin's id, and by default the table's title */
    public static TablePluginBuilder builder(String id) {
        return new TablePluginBuilder(id);
    }

    /**
     * Adds a row, or replaces the row with the same key. When there are too many rows, the oldest is dropped.
     *
     * @throws IllegalArgumentException if the table has a key and the row's key is not a string, number or boolean
     */
    public void upsert(FlipperObject row) {
        synchronized (lock) {
            FlipperObject keyed = key.equals(NUMBER) ? numbered(row) : row;
            rows.put(keyed);
            send("newRow", keyed);
        }
    }

    /** Removes the row with this key. Does nothing if there is none. */
    public void remove(Object rowKey) {
        synchronized (lock) {
            @Nullable FlipperObject removed = rows.remove(String.valueOf(rowKey));
            if (removed == null) {
                return;
            }
            if (schemaKnown) {
                send("removeRow", FlipperObject.of(key, removed.get(key)));
            } else {
                replay();
            }
        }
    }

    /** Removes all rows. */
    public void clear() {
        synchronized (lock) {
            rows.clear();
            send("clearTable", FlipperObject.empty());
        }
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void onConnect(FlipperConnection opened) {
        opened.receive("schema", (params, responder) -> answerSchema(responder));
        opened.receive("getRows", this::answerRows);
        synchronized (lock) {
            connection = opened;
            schemaKnown = false;
            send("schema", schema);
            replay();
        }
    }

    @Override
    public void onDisconnect() {
        synchronized (lock) {
            connection = null;
        }
    }

    private void answerSchema(FlipperResponder responder) {
        synchronized (lock) {
            schemaKnown = true;
        }
        responder.success(schema);
    }

    private void answerRows(FlipperObject params, FlipperResponder responder) {
        long start = Math.max(params.getLong("start"), 0);
        long count = params.contains("count") ? params.getLong("count") : REPLAYED;
        FlipperObject answer;
        synchronized (lock) {
            schemaKnown = true;
            FlipperArray page = FlipperArray.of(rows.page(start, Math.min(count, REPLAYED)));
            answer = FlipperObject.of("rows", page, "start", start, "total", rows.size());
        }
        responder.success(answer);
    }

    private void replay() {
        send("clearTable", FlipperObject.empty());
        for (FlipperObject row : rows.page(rows.size() - REPLAYED, REPLAYED)) {
            send("newRow", row);
        }
    }

    private FlipperObject numbered(FlipperObject row) {
        FlipperObject.Builder numbered = new FlipperObject.Builder();
        for (String member : row.keys()) {
            numbered.put(member, row.get(member));
        }
        return numbered.put(NUMBER, ++lastNumber).build();
    }

    private void send(String method, FlipperObject params) {
        if (connection != null) {
            connection.send(method, params);
        }
    }
}
