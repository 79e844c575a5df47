package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.history.AppHistories;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.server.history.HistoryLimits;
import dev.bottlenose.transport.Link;
import dev.bottlenose.wire.Fault;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The connected apps, and the front ends that inspect them. An app that connects again replaces its earlier connection, which
 * can then no longer affect the new one. Safe from any thread.
 *
 * <p>Its lock is above the locks of connections: no callback from a connection takes it while that connection is locked.
 */
public final class ClientRegistry {
    private final EventFeed feed;
    private final DeviceRegistry devices;
    private final HistoryLimits limits;
    private final BiConsumer<ClientQuery, Fault> faults;
    private final AppHistories histories;
    private final Map<ClientId, ConnectedClient> connected = new LinkedHashMap<>();
    private final Map<ClientId, ClientDescription> disconnected = new LinkedHashMap<>();
    private final Map<FrontEndId, FrontEndSink> frontEnds = new ConcurrentHashMap<>();

    /** @param faults receives faults of connected apps, for the developer */
    public ClientRegistry(
            EventFeed feed, DeviceRegistry devices, HistoryLimits limits, BiConsumer<ClientQuery, Fault> faults) {
        this.feed = feed;
        this.devices = devices;
        this.limits = limits;
        this.faults = faults;
        this.histories = new AppHistories(limits);
    }

    /** Registers an app that has identified itself; the result receives its messages. */
    public ClientConnection connect(ClientQuery query, Link link) {
        ClientConnection connection = register(query, link);
        connection.open();
        return connection;
    }

    public synchronized Optional<ClientConnection> find(String id) {
        return Optional.ofNullable(connected.get(new ClientId(id))).map(client -> client.connection);
    }

    public List<ClientDescription> list() {
        return connections().stream().map(ClientConnection::description).toList();
    }

    /** The latest disconnected apps, whose history is still kept; the last to disconnect comes last. */
    public synchronized List<ClientDescription> disconnected() {
        return List.copyOf(disconnected.values());
    }

    /** Opens a plugin of a disconnected app for a front end. Returns whether there is such an app. */
    public boolean openHistory(FrontEndId frontEnd, String id, String plugin) {
        Optional<AppHistory> history = disconnectedHistory(new ClientId(id));
        Optional<FrontEndSink> sink = sink(frontEnd);
        if (history.isEmpty() || sink.isEmpty()) {
            return false;
        }
        history.get().open(frontEnd, sink.get(), plugin);
        return true;
    }

    /** The history of an app that is or was connected. */
    public Optional<AppHistory> history(String id) {
        return histories.find(new ClientId(id));
    }

    /** Adds a front end: from now on its calls are answered, and it receives messages that concern a whole app. */
    public void addFrontEnd(FrontEndId frontEnd, FrontEndSink sink) {
        frontEnds.put(frontEnd, sink);
        connectedHistories().forEach(history -> join(history, frontEnd, sink));
    }

    /** From now on a front end receives messages of plugins that it opens, and no others. */
    public void unfollow(FrontEndId frontEnd) {
        histories.all().forEach(history -> history.unfollow(frontEnd));
    }

    /** Removes a front end: its plugins are closed and its calls forgotten. */
    public void removeFrontEnd(FrontEndId frontEnd) {
        frontEnds.remove(frontEnd);
        connections().forEach(connection -> connection.frontEndLeft(frontEnd));
        histories.all().forEach(history -> history.remove(frontEnd));
    }

    /** Continues to deliver to a front end that was not writable. */
    public void resume(FrontEndId frontEnd) {
        histories.all().forEach(history -> history.resume(frontEnd));
    }

    private synchronized ClientConnection register(ClientQuery query, Link link) {
        ClientId id = ClientId.of(query);
        ConnectedClient replaced = connected.get(id);
        if (replaced != null) {
            replaced.connection.replace();
            remove(replaced);
        }
        disconnected.remove(id);
        AppHistory history = histories.of(id);
        history.releaseAll();
        ConnectedClient client = new ConnectedClient(query, link, history);
        connected.put(id, client);
        devices.appConnected(query);
        feed.publish(new ServerEvent.ClientConnected(id.value(), Descriptions.of(query)));
        frontEnds.forEach((frontEnd, sink) -> join(history, frontEnd, sink));
        return client.connection;
    }

    private static void join(AppHistory history, FrontEndId frontEnd, FrontEndSink sink) {
        history.open(frontEnd, sink, ClientSession.NO_PLUGIN);
        if (sink.followsAllApps()) {
            history.follow(frontEnd, sink);
        }
    }

    private synchronized void disconnected(ConnectedClient client, ClientDescription last) {
        ClientId id = client.connection.id();
        if (connected.get(id) == client) {
            disconnected.put(id, last);
            remove(client);
            forgetOldest();
        }
    }

    private void remove(ConnectedClient client) {
        connected.remove(client.connection.id());
        feed.publish(new ServerEvent.ClientDisconnected(client.connection.id().value()));
        devices.appDisconnected(client.connection.query());
    }

    private void forgetOldest() {
        Iterator<ClientId> oldest = disconnected.keySet().iterator();
        for (int i = disconnected.size(); i > limits.disconnectedApps(); i--) {
            histories.remove(oldest.next());
            oldest.remove();
        }
    }

    private Optional<FrontEndSink> sink(FrontEndId frontEnd) {
        return Optional.ofNullable(frontEnds.get(frontEnd));
    }

    private synchronized Optional<AppHistory> disconnectedHistory(ClientId id) {
        return disconnected.containsKey(id) ? histories.find(id) : Optional.empty();
    }

    private synchronized List<ClientConnection> connections() {
        return connected.values().stream().map(client -> client.connection).toList();
    }

    private synchronized List<AppHistory> connectedHistories() {
        return connected.values().stream().map(client -> client.history).toList();
    }

    /** One connection, and what the registry does on its behalf. */
    private final class ConnectedClient implements ConnectionObserver {
        private final AppHistory history;
        private final ClientConnection connection;

        ConnectedClient(ClientQuery query, Link link, AppHistory history) {
            this.history = history;
            this.connection = new ClientConnection(query, link, history, this);
        }

        @Override
        public void answered(FrontEndCall call, JsonText data) {
            sink(call.frontEnd()).ifPresent(sink -> sink.answer(call, data));
        }

        @Override
        public void pluginOpened(FrontEndId frontEnd, String plugin) {
            sink(frontEnd).ifPresent(sink -> history.open(frontEnd, sink, plugin));
        }

        @Override
        public void pluginsListed(ClientDescription app) {
            feed.publish(new ServerEvent.PluginsListed(app.id(), app.plugins(), app.backgroundPlugins()));
        }

        @Override
        public void faultRaised(ClientQuery app, Fault fault) {
            faults.accept(app, fault);
        }

        @Override
        public void disconnected(ClientDescription last) {
            ClientRegistry.this.disconnected(this, last);
        }
    }
}
