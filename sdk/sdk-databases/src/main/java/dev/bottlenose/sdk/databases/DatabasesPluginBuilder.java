package dev.bottlenose.sdk.databases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;

/** Puts a {@link DatabasesPlugin} together. Not safe for use from several threads at once. */
public final class DatabasesPluginBuilder {
    private static final int ROWS = 1_000;
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final class Entry {
        final DataSource source;
        final boolean writable;

        Entry(DataSource source, boolean writable) {
            this.source = source;
            this.writable = writable;
        }
    }

    private final Map<String, Entry> databases = new LinkedHashMap<>();
    private int rows = ROWS;
    private Duration time = TIME;
    private Function<String, Executor> threads = Threads::forDatabase;

    DatabasesPluginBuilder() {}

    /**
     * Adds a database that can only be read; {@link DatabasesPlugin} says how that is kept.
     *
     * @param name what people see
     * @param source what connections are borrowed from, one at a time. Should be the pool itself and not a wrapper that hands
     *     out the connection of a transaction that is going on, which would be rolled back.
     * @throws IllegalArgumentException if there is a database of this name
     */
    public DatabasesPluginBuilder database(String name, DataSource source) {
        return add(name, new Entry(source, false));
    }

    /**
     * Adds a database in which whoever is at the desktop may run any SQL there is, and edit cells. Each statement is committed
     * at once. Databases in the app's own process can be told to run code: H2 runs any Java that an administrator gives it.
     *
     * @throws IllegalArgumentException if there is a database of this name
     */
    public DatabasesPluginBuilder writableDatabase(String name, DataSource source) {
        return add(name, new Entry(source, true));
    }

    /** How many rows an answer has at most; by default 1,000. */
    public DatabasesPluginBuilder rowLimit(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("row limit is less than 1: " + count);
        }
        this.rows = count;
        return this;
    }

    /** After what time a statement is cancelled; by default 10 s. */
    public DatabasesPluginBuilder timeLimit(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("time limit is not positive: " + duration);
        }
        this.time = duration;
        return this;
    }

    /** What each database's calls run on, by the database's name. */
    DatabasesPluginBuilder threads(Function<String, Executor> other) {
        this.threads = other;
        return this;
    }

    /**
     * The plugin.
     *
     * @throws IllegalStateException if it has no database: desktops cannot show that
     */
    public DatabasesPlugin build() {
        if (databases.isEmpty()) {
            throw new IllegalStateException("databases are missing");
        }
        Limits limits = new Limits(rows, time, GRACE);
        var timers = Threads.timers();
        List<Database> all = new ArrayList<>();
        databases.forEach((name, entry) ->
                all.add(new Database(name, entry.source, entry.writable, limits, threads.apply(name), timers)));
        return new DatabasesPlugin(all);
    }

    private DatabasesPluginBuilder add(String name, Entry entry) {
        if (databases.putIfAbsent(name, entry) != null) {
            throw new IllegalArgumentException("database is there already: " + name);
        }
        return this;
    }
}
