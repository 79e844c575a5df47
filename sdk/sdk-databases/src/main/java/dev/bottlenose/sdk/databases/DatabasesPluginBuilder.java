package dev.bottlenose.sdk.databases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;

/** Configures a {@link DatabasesPlugin}. Not thread-safe. */
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
     * Adds a read-only database; see {@link DatabasesPlugin} for how it is protected.
     *
     * @param name the name that the desktop shows
     * @param source where connections are borrowed, one at a time. Must be the pool itself, not a wrapper that returns
     *     the connection of the current transaction, which would be rolled back.
     * @throws IllegalArgumentException if there is a database of this name
     */
    public DatabasesPluginBuilder database(String name, DataSource source) {
        return add(name, new Entry(source, false));
    }

    /**
     * Adds a database in which the desktop may run any SQL, and edit cells. Each statement is committed at once. SQL
     * can be used to run code in databases that are part of the app's process: H2 compiles and runs any Java code that
     * an administrator passes to it.
     *
     * @throws IllegalArgumentException if there is a database of this name
     */
    public DatabasesPluginBuilder writableDatabase(String name, DataSource source) {
        return add(name, new Entry(source, true));
    }

    /** Sets the maximum number of rows in an answer; by default 1,000. */
    public DatabasesPluginBuilder rowLimit(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("row limit is less than 1: " + count);
        }
        this.rows = count;
        return this;
    }

    /** Sets the time after which a statement is cancelled; by default 10 s. */
    public DatabasesPluginBuilder timeLimit(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("time limit is not positive: " + duration);
        }
        this.time = duration;
        return this;
    }

    /** Sets what each database's calls run on, by the database's name. */
    DatabasesPluginBuilder threads(Function<String, Executor> other) {
        this.threads = other;
        return this;
    }

    /**
     * Builds the plugin.
     *
     * @throws IllegalStateException if there is no database, which desktops do not support
     */
    public DatabasesPlugin build() {
        if (databases.isEmpty()) {
            throw new IllegalStateException("no database has been added");
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
            throw new IllegalArgumentException("database name is taken: " + name);
        }
        return this;
    }
}
