package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.RequestEnvelope;
import dev.bottlenose.protocol.session.ClientEffect;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import java.util.List;

/**
 * One connected app: carries out the effects of its {@link ClientSession}. Messages from the app and from front ends are
 * processed one at a time, under this object's lock. Safe from any thread.
 */
public final class ClientConnection implements LinkReceiver {
    private final ClientId id;
    private final ClientQuery query;
    private final Link link;
    private final AppHistory history;
    private final ConnectionObserver observer;
    private final ClientSession session;
    private List<String> plugins = List.of();
    private List<String> backgroundPlugins = List.of();
    private boolean closed;

    ClientConnection(ClientQuery query, Link link, AppHistory history, ConnectionObserver observer) {
        this.id = ClientId.of(query);
        this.query = query;
        this.link = link;
        this.history = history;
        this.observer = observer;
        ClientEffect.Performer effects = new Effects();
        this.session = new ClientSession(query, effect -> effect.perform(effects));
    }

    public ClientId id() {
        return id;
    }

    public ClientQuery query() {
        return query;
    }

    public synchronized ClientDescription description() {
        return new ClientDescription(id.value(), Descriptions.of(query), plugins, backgroundPlugins);
    }

    /** Forwards a front end's call to the app; the answer reaches the front end's sink. */
    public synchronized void call(FrontEndCall call, RequestEnvelope request) {
        session.call(call, request);
        if (closed) {
            session.closed();
        }
    }

    /** Forwards a front end's message that expects no answer. */
    public synchronized void send(FrontEndId frontEnd, RequestEnvelope request) {
        session.send(frontEnd, request);
    }

    @Override
    public synchronized void received(JsonText message) {
        session.received(message);
    }

    @Override
    public void closed(LinkEnd end) {
        if (end.code() == LinkEnd.TOO_BIG || end.code() == LinkEnd.TOO_SLOW) {
            observer.faultRaised(
                    query,
                    new Fault(
                            end.code() == LinkEnd.TOO_BIG ? "message-too-big" : "app-too-slow",
                            "The connection of app '" + query.appName() + "' was closed: " + end.reason() + ".",
                            "reduce the amount of data that the plugin sends at once"));
        }
        finish();
        observer.disconnected(description());
    }

    synchronized void open() {
        session.opened();
    }

    /** Ends the connection because the same app has connected again. */
    void replace() {
        finish();
        link.close(new LinkEnd(LinkEnd.NORMAL, "replaced by a newer connection of the same app"));
    }

    synchronized void frontEndLeft(FrontEndId frontEnd) {
        session.frontEndLeft(frontEnd);
    }

    private synchronized void finish() {
        closed = true;
        session.closed();
    }

    /** Carries out the session's effects. */
    private final class Effects implements ClientEffect.Performer {
        @Override
        public void send(AppRequest request) {
            link.send(request);
        }

        @Override
        public void answer(FrontEndCall call, JsonText data) {
            observer.answered(call, data);
        }

        @Override
        public void appMessage(String plugin, JsonText message) {
            history.add(plugin, message);
        }

        @Override
        public void subscribe(FrontEndId frontEnd, String plugin) {
            observer.pluginOpened(frontEnd, plugin);
        }

        @Override
        public void unsubscribe(FrontEndId frontEnd, String plugin) {
            history.release(frontEnd, plugin);
        }

        @Override
        public void pluginsListed(List<String> all, List<String> background) {
            plugins = all;
            backgroundPlugins = background;
            observer.pluginsListed(description());
        }

        @Override
        public void report(Fault fault) {
            observer.faultRaised(query, fault);
        }
    }
}
