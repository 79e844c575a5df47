package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.NameList;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The messages of one app, within a limit of bytes, and each front end's position in them. Front ends read at their own pace:
 * one that falls behind continues later, and learns how many messages were dropped before delivery. Outlives the app's
 * connection. Safe from any thread.
 */
public final class AppHistory implements OversizeMessage.Owner {
    /** Messages of further plugins are kept as the app's own, so that an app cannot create histories without limit. */
    private static final int MAX_PLUGINS = NameList.MOST_NAMES;

    /** In bytes; such messages can be read by their number. */
    public static final int LARGE_MESSAGE = 1 << 20;

    private final ClientId app;
    private final OversizeMessage oversize;
    private final Map<String, PluginHistory> plugins = new HashMap<>();

    /** The same, by the numbers under which the log knows them. */
    private final List<PluginHistory> byIndex = new ArrayList<>();

    private final MessageLog log;

    /** Of large messages that may still be kept. */
    private final NavigableSet<Long> large = new TreeSet<>();

    private final Map<FrontEndId, HistoryReader> readers = new HashMap<>();
    private long limit;

    /** @param limit in bytes */
    AppHistory(ClientId app, long limit, BlockPool pool, OversizeMessage oversize) {
        this.app = app;
        this.limit = limit;
        this.oversize = oversize;
        this.log = new MessageLog(
                limit, pool, (plugin, next) -> byIndex.get(plugin).dropped(next));
    }

    /** Adds a message, and delivers it to the front ends that have opened the plugin and keep up. */
    public void add(String plugin, JsonText message) {
        boolean exceeds;
        synchronized (this) {
            PluginHistory history = historyOf(plugin);
            long address = history.add(message);
            if (message.size() >= LARGE_MESSAGE) {
                large.add(address);
            }
            for (HistoryReader reader : readers.values()) {
                reader.added(history, address);
                reader.read();
            }
            dropToLimit(true);
            exceeds = log.bytes() > limit;
        }
        if (exceeds) {
            oversize.keepFor(this);
        }
    }

    /** Opens a plugin for a front end: it receives the messages that it has not received yet, and all later ones. */
    public synchronized void open(FrontEndId frontEnd, MessageSink sink, String plugin) {
        HistoryReader reader = readerOf(frontEnd, sink);
        reader.open(historyOf(plugin));
        reader.read();
    }

    /** Lets a front end receive all later messages of the app, whether it opens their plugins or not. */
    public synchronized void follow(FrontEndId frontEnd, MessageSink sink) {
        readerOf(frontEnd, sink).follow();
    }

    /** Ends {@link #follow}; what was delivered by it counts as not delivered. */
    public synchronized void unfollow(FrontEndId frontEnd) {
        HistoryReader reader = readers.get(frontEnd);
        if (reader != null) {
            reader.unfollow();
        }
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
            dropToLimit(oversize.isOf(this));
        }
    }

    /**
     * Some bytes of a large message; empty if it is not kept any more.
     *
     * @param number of the message
     * @param offset within the message; beyond its end there are no bytes
     */
    public synchronized Optional<byte[]> part(long number, long offset, int mostBytes) {
        return large.contains(number) ? Optional.of(log.part(number, offset, mostBytes)) : Optional.empty();
    }

    synchronized void limit(long newLimit) {
        limit = newLimit;
        dropToLimit(oversize.isOf(this));
    }

    /** Drops even the newest message if it alone exceeds the limit. */
    @Override
    public synchronized void dropOversize() {
        dropToLimit(false);
    }

    synchronized long bytes() {
        return log.bytes();
    }

    /** The newest message is kept whatever its size, if that is allowed: front ends may be behind, or ask for it. */
    private void dropToLimit(boolean oversizeAllowed) {
        log.dropTo(limit, oversizeAllowed && limit > 0);
        large.headSet(log.oldest()).clear();
    }

    private HistoryReader readerOf(FrontEndId frontEnd, MessageSink sink) {
        return readers.computeIfAbsent(frontEnd, id -> new HistoryReader(app, sink));
    }

    private PluginHistory historyOf(String plugin) {
        String key = plugins.containsKey(plugin) || plugins.size() < MAX_PLUGINS ? plugin : ClientSession.NO_PLUGIN;
        return plugins.computeIfAbsent(key, name -> {
            PluginHistory created = new PluginHistory(name, byIndex.size(), log);
            byIndex.add(created);
            return created;
        });
    }
}
