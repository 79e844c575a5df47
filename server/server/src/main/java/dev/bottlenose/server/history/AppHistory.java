package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndId;
import java.util.HashMap;
import java.util.Map;

/**
 * The messages of one app, within a limit of bytes, and each front end's position in them. Front ends read at their own pace:
 * one that falls behind continues later, and learns how many messages were dropped before delivery. Outlives the app's
 * connection. Safe from any thread.
 */
public final class AppHistory {
    /** Messages of further plugins are kept as the app's own, so that an app cannot create histories without limit. */
    private static final int MAX_PLUGINS = 1000;

    private final ClientId app;
    private final Map<String, PluginHistory> plugins = new HashMap<>();
    private final MessageLog log;
    private final Map<FrontEndId, HistoryReader> readers = new HashMap<>();
    private long limit;

    /** @param limit in bytes */
    AppHistory(ClientId app, long limit, BlockPool pool) {
        this.app = app;
        this.limit = limit;
        this.log = new MessageLog(limit, pool);
    }

    /** Adds a message, and delivers it to the front ends that have opened the plugin and keep up. */
    public synchronized void add(String plugin, JsonText message) {
        historyOf(plugin).add(message);
        readers.values().forEach(HistoryReader::read);
        dropToLimit();
    }

    /** Opens a plugin for a front end: it receives the messages that it has not received yet, and all later ones. */
    public synchronized void open(FrontEndId frontEnd, MessageSink sink, String plugin) {
        HistoryReader reader = readers.computeIfAbsent(frontEnd, id -> new HistoryReader(app, sink));
        reader.open(historyOf(plugin));
        reader.read();
    }

    /** Closes a plugin for a front end: it receives no messages until it opens the plugin again. */
    public synchronized void release(FrontEndId frontEnd, String plugin) {
        HistoryReader reader = readers.get(frontEnd);
        if (reader != null) {
            reader.release(plugin);
        }
    }

    /** Closes all plugins for all front ends, because the app connects again. */
    public synchronized void releaseAll() {
        readers.values().forEach(HistoryReader::releaseAll);
    }

    /** Removes a front end and its positions. */
    public synchronized void remove(FrontEndId frontEnd) {
        readers.remove(frontEnd);
    }

    /** Continues to deliver to a front end that was not writable. */
    public synchronized void resume(FrontEndId frontEnd) {
        HistoryReader reader = readers.get(frontEnd);
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

    /** The newest message is kept while a front end is behind, whatever the message's size. */
    private void dropToLimit() {
        log.dropTo(limit, () -> limit > 0 && readers.values().stream().anyMatch(HistoryReader::isBehind));
    }

    private PluginHistory historyOf(String plugin) {
        String key = plugins.containsKey(plugin) || plugins.size() < MAX_PLUGINS ? plugin : ClientSession.NO_PLUGIN;
        return plugins.computeIfAbsent(key, name -> new PluginHistory(name, log));
    }
}
