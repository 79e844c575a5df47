package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.server.history.BlockPool;
import dev.bottlenose.server.history.FrontEndSink;
import dev.bottlenose.server.history.HistoryLimits;
import dev.bottlenose.transport.Link;
import dev.bottlenose.wire.Fault;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The apps that are connected, and the front ends that look into them. An app that connects a second time replaces its
 * first connection; whatever the old one still does cannot touch the new one. Safe from any thread.
 */
public final class ClientRegistry {
    private final EventFeed feed;
    private final DeviceRegistry devices;
    private final HistoryLimits limits;
    private final BiConsumer<ClientQuery, Fault> reports;
    private final Map<ClientId, ClientConnection> connections = new LinkedHashMap<>();
    private final Map<ClientId, ClientDescription> gone = new LinkedHashMap<>();
    private final Map<ClientId, AppHistory> histories = new HashMap<>();
    private final BlockPool pool = new BlockPool();
    private final Map<FrontEndId, FrontEndSink> frontEnds = new ConcurrentHashMap<>();

    /** How much each history may keep. */
    private long share;

    /** @param reports takes what an app did wrong, for the developer */
    public ClientRegistry(
            EventFeed feed, DeviceRegistry devices, HistoryLimits limits, BiConsumer<ClientQuery, Fault> reports) {
        this.feed = feed;
        this.devices = devices;
        this.limits = limits;
        this.reports = reports;
        this.share = limits.share(0);
    }

    /** An app is connected and known: from now on the result takes what it says. */
    public ClientConnection connect(ClientQuery query, Link link) {
        ClientConnection connection = register(query, link);
        connection.open();
        return connection;
    }

    public synchronized Optional<ClientConnection> find(String id) {
        return Optional.ofNullable(connections.get(new ClientId(id)));
    }

    public List<ClientDescription> list() {
        return connections().stream().map(ClientConnection::description).toList();
    }

    /** The latest apps that are gone, whose history is still there; the last to leave comes last. */
    public synchronized List<ClientDescription> disconnected() {
        return List.copyOf(gone.values());
    }

    /** A front end reads what a plugin of an app said that is gone. Returns whether there is such an app. */
    public boolean openHistory(FrontEndId frontEnd, String id, String plugin) {
        Optional<AppHistory> history = goneHistory(new ClientId(id));
        Optional<FrontEndSink> outlet = outlet(frontEnd);
        if (history.isEmpty() || outlet.isEmpty()) {
            return false;
        }
        history.get().open(frontEnd, outlet.get(), plugin);
        return true;
    }

    /** A front end is there: from now on its calls are answered, and it hears what concerns whole apps. */
    public void addFrontEnd(FrontEndId frontEnd, FrontEndSink outlet) {
        frontEnds.put(frontEnd, outlet);
        for (AppHistory history : connectedHistories()) {
            history.open(frontEnd, outlet, ClientSession.NO_PLUGIN);
        }
    }

    /** A front end is gone: what it had open closes, what it asked is forgotten. */
    public void removeFrontEnd(FrontEndId frontEnd) {
        frontEnds.remove(frontEnd);
        connections().forEach(connection -> connection.frontEndLeft(frontEnd));
        histories().forEach(history -> history.forget(frontEnd));
    }

    /** A front end that did not keep up does again. */
    public void resume(FrontEndId frontEnd) {
        histories().forEach(history -> history.resume(frontEnd));
    }

    private synchronized ClientConnection register(ClientQuery query, Link link) {
        ClientId id = ClientId.of(query);
        ClientConnection replaced = connections.get(id);
        if (replaced != null) {
            replaced.replace();
            remove(replaced);
        }
        gone.remove(id);
        AppHistory history = historyOf(id);
        history.releaseAll();
        ClientConnection connection =
                new ClientConnection(id, query, link, history, this::outlet, reports, this::listed, this::disconnected);
        connections.put(id, connection);
        devices.appConnected(query);
        feed.publish(new ServerEvent.ClientConnected(id.value(), Descriptions.of(query)));
        frontEnds.forEach((frontEnd, outlet) -> history.open(frontEnd, outlet, ClientSession.NO_PLUGIN));
        return connection;
    }

    private synchronized void disconnected(ClientConnection connection) {
        if (connections.get(connection.id()) == connection) {
            gone.put(connection.id(), connection.description());
            remove(connection);
            forgetOldest();
        }
    }

    private void listed(ClientDescription app) {
        feed.publish(new ServerEvent.PluginsListed(app.id(), app.plugins(), app.backgroundPlugins()));
    }

    private synchronized Optional<AppHistory> goneHistory(ClientId id) {
        return gone.containsKey(id) ? Optional.ofNullable(histories.get(id)) : Optional.empty();
    }

    private void remove(ClientConnection connection) {
        connections.remove(connection.id());
        feed.publish(new ServerEvent.ClientDisconnected(connection.id().value()));
        devices.appDisconnected(connection.query());
    }

    private AppHistory historyOf(ClientId id) {
        AppHistory history = histories.computeIfAbsent(id, app -> new AppHistory(app, share, pool));
        shareOut();
        return history;
    }

    private void forgetOldest() {
        Iterator<ClientId> oldest = gone.keySet().iterator();
        for (int i = gone.size(); i > limits.disconnectedApps(); i--) {
            histories.remove(oldest.next());
            oldest.remove();
        }
        shareOut();
    }

    private void shareOut() {
        long fair = limits.share(histories.size());
        if (fair != share) {
            share = fair;
            histories.values().forEach(history -> history.limit(fair));
        }
    }

    private Optional<FrontEndSink> outlet(FrontEndId frontEnd) {
        return Optional.ofNullable(frontEnds.get(frontEnd));
    }

    private synchronized List<ClientConnection> connections() {
        return List.copyOf(connections.values());
    }

    private synchronized List<AppHistory> histories() {
        return List.copyOf(histories.values());
    }

    private synchronized List<AppHistory> connectedHistories() {
        return histories.entrySet().stream()
                .filter(entry -> connections.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
