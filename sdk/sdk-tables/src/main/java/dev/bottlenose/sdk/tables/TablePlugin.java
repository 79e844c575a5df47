package dev.bottlenose.sdk.tables;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import dev.bottlenose.sdk.plugin.FlipperResponder;
import org.jspecify.annotations.Nullable;

/**
 * A table on the desktop, filled by the app.
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
 * <h2>What goes over the wire</h2>
 *
 * Events that any desktop plugin made with {@code createTablePlugin} takes, with {@code method} and {@code resetMethod} set to
 * these names: {@code newRow}, one row as it is, and {@code clearTable}. When it connects, the desktop gets the event {@code
 * schema}, a {@code clearTable}, and the newest rows, at most {@value #REPLAYED}: more at once, no link holds.
 *
 * <p>A desktop that draws the table from its schema calls {@code schema} for {@code {title, method, resetMethod,
 * removeMethod, key, maxRows, columns: [{key, title, type, filterable, format?}]}}, and {@code getRows {start, count}} for
 * {@code {rows, start, total}}, all there are, oldest first. Such a desktop is told of a removed row by {@code removeRow},
 * the key as its only member; for any other, which has no way to remove one row, the table is cleared and sent again.
 *
 * <p>Rows without a key of their own are numbered, as member {@code _row}. Safe from any thread.
 */
public final class TablePlugin implements FlipperPlugin {
    /** How many rows a desktop gets without asking. */
    static final int REPLAYED = 1_000;

    /** The key of rows that have none. */
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

    /** A table whose plugin has this id, which is its title too unless it gets another. */
    public static TablePluginBuilder builder(String id) {
        return new TablePluginBuilder(id);
    }

    /**
     * Puts a row into the table; one of the same key is replaced. The oldest row is forgotten when there are too many.
     *
     * @throws IllegalArgumentException if the table has a key and the row has no text, number or boolean there
     */
    public void upsert(FlipperObject row) {
        synchronized (lock) {
            FlipperObject keyed = key.equals(NUMBER) ? numbered(row) : row;
            rows.put(keyed);
            send("newRow", keyed);
        }
    }

    /** Removes the row with this key; does nothing if there is none. */
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
