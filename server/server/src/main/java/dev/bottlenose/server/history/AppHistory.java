package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndId;
import java.util.HashMap;
import java.util.Map;

/**
 * What an app said, kept within a limit of bytes, and how far each front end has read. Front ends read at their own pace:
 * one that does not keep up finds its messages here when it does, and hears how many were dropped if they were not kept
 * that long. Outlives the app's connection. Safe from any thread.
 */
public final class AppHistory {
    /** An app that makes up plugin names without end has the rest filed under the app itself. */
    private static final int MOST_PLUGINS = 1000;

    private final ClientId app;
    private final Map<String, PluginHistory> plugins = new HashMap<>();
    private final MessageLog log;
    private final Map<FrontEndId, HistoryReader> readers = new HashMap<>();
    private long limit;

    /** @param limit in bytes */
    public AppHistory(ClientId app, long limit, BlockPool pool) {
        this.app = app;
        this.limit = limit;
        this.log = new MessageLog(limit, pool);
    }

    /** Keeps a message, and hands it to those that have the plugin open and keep up. */
    public synchronized void add(String plugin, JsonText message) {
        historyOf(plugin).add(message);
        readers.values().forEach(HistoryReader::read);
        dropToLimit();
    }

    /** From now on the front end gets the plugin's messages, beginning with those it has not had. */
    public synchronized void open(FrontEndId frontEnd, FrontEndSink outlet, String plugin) {
        HistoryReader reader = readers.computeIfAbsent(frontEnd, id -> new HistoryReader(app, outlet));
        reader.open(historyOf(plugin));
        reader.read();
    }

    /** The front end gets no more of the plugin's messages until it opens it again. */
    public synchronized void release(FrontEndId frontEnd, String plugin) {
        HistoryReader reader = readers.get(frontEnd);
        if (reader != null) {
            reader.release(plugin);
        }
    }

    /** The app connects anew: every front end has to open what it wants. */
    public synchronized void releaseAll() {
        readers.values().forEach(HistoryReader::releaseAll);
    }

    /** The front end is gone for good. */
    public synchronized void forget(FrontEndId frontEnd) {
        readers.remove(frontEnd);
    }

    /** The front end keeps up again. */
    public synchronized void resume(FrontEndId frontEnd) {
        HistoryReader reader = readers.get(frontEnd);
        if (reader != null) {
            reader.read();
            dropToLimit();
        }
    }

    public synchronized void limit(long newLimit) {
        limit = newLimit;
        dropToLimit();
    }

    public synchronized long bytes() {
        return log.bytes();
    }

    /** A message larger than its app's share still waits for those who are a little behind. */
    private void dropToLimit() {
        log.dropTo(limit, () -> limit > 0 && readers.values().stream().anyMatch(HistoryReader::isBehind));
    }

    private PluginHistory historyOf(String plugin) {
        String filed = plugins.containsKey(plugin) || plugins.size() < MOST_PLUGINS ? plugin : ClientSession.NO_PLUGIN;
        return plugins.computeIfAbsent(filed, name -> new PluginHistory(name, log));
    }
}
