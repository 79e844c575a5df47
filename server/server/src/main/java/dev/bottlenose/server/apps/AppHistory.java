package dev.bottlenose.server.apps;

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
final class AppHistory {
    /** An app that makes up plugin names without end has the rest filed under the app itself. */
    private static final int MOST_PLUGINS = 1000;

    private final ClientId app;
    private final Map<String, PluginHistory> plugins = new HashMap<>();
    private final MessageLog log;
    private final Map<FrontEndId, Reader> readers = new HashMap<>();
    private long limit;

    /** @param limit in bytes */
    AppHistory(ClientId app, long limit, SpareBlocks spares) {
        this.app = app;
        this.limit = limit;
        this.log = new MessageLog(limit, spares);
    }

    /** Keeps a message, and hands it to those that have the plugin open and keep up. */
    synchronized void add(String plugin, JsonText message) {
        historyOf(plugin).add(message);
        readers.values().forEach(Reader::read);
        dropToLimit();
    }

    /** From now on the front end gets the plugin's messages, beginning with those it has not had. */
    synchronized void open(FrontEndId frontEnd, FrontEndOutlet outlet, String plugin) {
        Reader reader = readers.computeIfAbsent(frontEnd, id -> new Reader(app, outlet));
        reader.open(historyOf(plugin));
        reader.read();
    }

    /** The front end gets no more of the plugin's messages until it opens it again. */
    synchronized void release(FrontEndId frontEnd, String plugin) {
        Reader reader = readers.get(frontEnd);
        if (reader != null) {
            reader.release(plugin);
        }
    }

    /** The app connects anew: every front end has to open what it wants. */
    synchronized void releaseAll() {
        readers.values().forEach(Reader::releaseAll);
    }

    /** The front end is gone for good. */
    synchronized void forget(FrontEndId frontEnd) {
        readers.remove(frontEnd);
    }

    /** The front end keeps up again. */
    synchronized void resume(FrontEndId frontEnd) {
        Reader reader = readers.get(frontEnd);
        if (reader != null) {
            reader.read();
            dropToLimit();
        }
    }

    synchronized void limit(long newLimit) {
        limit = newLimit;
        dropToLimit();
    }

    synchronized long bytes() {
        return log.bytes();
    }

    /** A message larger than its app's share still waits for those who are a little behind. */
    private void dropToLimit() {
        log.dropTo(limit, () -> limit > 0 && readers.values().stream().anyMatch(Reader::isBehind));
    }

    private PluginHistory historyOf(String plugin) {
        String filed = plugins.containsKey(plugin) || plugins.size() < MOST_PLUGINS ? plugin : ClientSession.NO_PLUGIN;
        return plugins.computeIfAbsent(filed, name -> new PluginHistory(name, log));
    }
}
