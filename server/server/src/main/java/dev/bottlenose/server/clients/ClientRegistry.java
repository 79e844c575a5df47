package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.recording.Recorder;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.history.AppHistories;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.server.history.HistoryLimits;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The connected apps, and the front ends that inspect them. An app that connects again replaces its earlier connection if that
 * no longer answers, and then the earlier one cannot affect the new one; otherwise both are connected, as two instances. Safe
 * from any thread.
 *
 * <p>Its lock is above the locks of connections: no callback from a connection takes it while that connection is locked.
 */
public final class ClientRegistry {
    private final EventFeed feed;
    private final DeviceRegistry devices;
    private final HistoryLimits limits;
    private final BiConsumer<ClientQuery, Fault> faults;
    private final Recorder recorder;
    private final AppHistories histories;
    private final ClientOwners owners;
    private final Instances instances;
    private final Map<ClientId, ConnectedClient> connected = new LinkedHashMap<>();
    private final Map<ClientId, ClientDescription> disconnected = new LinkedHashMap<>();
    private final Map<FrontEndId, FrontEndSink> frontEnds = new ConcurrentHashMap<>();

    /**
     * Starts empty.
     *
     * @param delivered whose holders may take over the id of an app with another key
     * @param faults receives faults of connected apps, for the developer
     */
    public ClientRegistry(
            EventFeed feed,
            DeviceRegistry devices,
            HistoryLimits limits,
            DeliveredKeys delivered,
            BiConsumer<ClientQuery, Fault> faults,
            Recorder recorder) {
        this.feed = feed;
        this.devices = devices;
        this.limits = limits;
        this.faults = faults;
        this.recorder = recorder;
        this.histories = new AppHistories(limits);
        this.owners = new ClientOwners(delivered);
        this.instances = new Instances(
                owners, id -> Optional.ofNullable(connected.get(id)).map(client -> client.connection));
    }

    /**
     * Begins to connect an app that has identified itself: finds out whether its earlier connections still answer. Completes at
     * once if there are none.
     *
     * @param legacy whether the app speaks RSocket
     */
    public CompletionStage<Arrival> arrive(ClientQuery query, Link link, boolean legacy) {
        AppLink app = new AppLink(query, link, legacy, 1);
        return Arrival.of(app, rivals(app));
    }

    /** Connects an app; the result receives its messages. */
    public LinkReceiver connect(Arrival arrival) {
        Optional<ClientConnection> connection = register(arrival);
        connection.ifPresent(ClientConnection::open);
        return connection.<LinkReceiver>map(connected -> connected).orElseGet(() -> refuse(arrival.app()));
    }

    /** The certificates were replaced: from now on every id belongs to the first key that uses it. */
    public synchronized void forgetOwners() {
        owners.clear();
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

    private synchronized List<ClientConnection> rivals(AppLink app) {
        return instances.rivals(app);
    }

    private synchronized Optional<ClientConnection> register(Arrival arrival) {
        Optional<AppLink> placed = instances.place(arrival);
        placed.flatMap(app -> instances.objection(arrival.app(), app))
                .ifPresent(fault -> faults.accept(placed.get().query(), fault));
        return placed.map(this::add);
    }

    private ClientConnection add(AppLink app) {
        ClientId id = app.id();
        ConnectedClient replaced = connected.get(id);
        if (replaced != null) {
            replaced.connection.replace();
            remove(replaced);
        }
        disconnected.remove(id);
        if (owners.bind(id, app.query(), app.key())) {
            histories.remove(id);
        }
        AppHistory history = histories.of(id);
        history.releaseAll();
        ConnectedClient client = new ConnectedClient(app, history);
        connected.put(id, client);
        devices.appConnected(app.query());
        feed.publish(new ServerEvent.ClientConnected(id.value(), app.description()));
        frontEnds.forEach((frontEnd, sink) -> join(history, frontEnd, sink));
        return client.connection;
    }

    private static void join(AppHistory history, FrontEndId frontEnd, FrontEndSink sink) {
        history.open(frontEnd, sink, ClientSession.NO_PLUGIN);
        if (sink.followsAllApps()) {
            history.follow(frontEnd, sink);
        }
    }

    private LinkReceiver refuse(AppLink app) {
        Fault fault = Instances.tooMany(app.query());
        faults.accept(app.query(), fault);
        app.link().close(new LinkEnd(LinkEnd.NORMAL, fault.sentence()));
        return LinkReceiver.ignoring();
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

        ConnectedClient(AppLink app, AppHistory history) {
            this.history = history;
            this.connection = new ClientConnection(app, history, recorder.connected(app.recorded()), this);
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
