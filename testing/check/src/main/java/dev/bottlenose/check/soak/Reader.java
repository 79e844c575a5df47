package dev.bottlenose.check.soak;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.client.ConnectionListener;
import dev.bottlenose.client.PluginMessage;
import dev.bottlenose.client.ServerLocation;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.frontends.event.EventRouter;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A front end that keeps up, as the page does: it opens the plugin of every honest app and books what it receives. */
final class Reader implements AutoCloseable {
    /** What the names of honest apps begin with. */
    static final String HONEST = "Honest";

    private final Ledger ledger;
    private final Outages outages;
    private final Set<String> opened = ConcurrentHashMap.newKeySet();
    private final Map<String, QueryDescription> connected = new ConcurrentHashMap<>();
    private final AtomicInteger unexcused = new AtomicInteger();
    private final BottlenoseClient client;

    Reader(ServerLocation server, Ledger ledger, Outages outages) throws ClientException, InterruptedException {
        this.ledger = ledger;
        this.outages = outages;
        this.client = BottlenoseClient.at(server)
                .reconnecting()
                .listener(new Connecting())
                .connect();
        client.subscribe(new EventRouter()
                .on(ServerEvent.ClientConnected.class, app -> open(app.id(), app.query()))
                .on(ServerEvent.ClientDisconnected.class, app -> connected.remove(app.id())));
        listApps();
    }

    /** The ids of the honest apps that are connected. */
    List<String> apps() {
        return List.copyOf(connected.keySet());
    }

    /** What an honest app says about itself, for whoever wants to imitate it. */
    List<QueryDescription> queries() {
        return List.copyOf(connected.values());
    }

    /** How often the server ended the connection without an outage. */
    int disconnects() {
        return unexcused.get();
    }

    @Override
    public void close() {
        client.close();
    }

    private void open(String id, QueryDescription query) {
        if (query.app().startsWith(HONEST)) {
            connected.put(id, query);
            if (opened.add(id)) {
                client.subscribe(id, HonestApp.PLUGIN, this::received);
            }
        }
    }

    private void received(PluginMessage message) {
        if (message.method().equals(HonestApp.EVENT) && message.params() instanceof JsonObject params) {
            ledger.account(params.string("sender").orElse("unknown"))
                    .received((int) params.integer("number").orElse(0));
        }
    }

    private void listApps() {
        client.run(AppCommands.LIST).thenAccept(apps -> apps.forEach(app -> open(app.id(), app.query())));
    }

    /** Apps may have connected while this front end was not. */
    private final class Connecting implements ConnectionListener {
        @Override
        public void connected() {
            if (!opened.isEmpty()) {
                listApps();
            }
        }

        @Override
        public void lost(ClientException reason) {
            connected.clear();
            long now = System.nanoTime();
            if (!outages.excuse(now, now + 1)) {
                unexcused.incrementAndGet();
            }
        }
    }
}
