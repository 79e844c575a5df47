package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.browser.BrowserDialect;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.ClientEffect;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.server.history.FrontEndSink;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One connected app: carries out what its {@link ClientSession} decides. Whatever enters from the app or from a front end
 * passes this object's lock, one at a time. Safe from any thread.
 */
public final class ClientConnection implements LinkReceiver {
    private final ClientId id;
    private final ClientQuery query;
    private final Link link;
    private final AppHistory history;
    private final Function<FrontEndId, Optional<FrontEndSink>> outlets;
    private final BiConsumer<ClientQuery, Fault> reports;
    private final Consumer<ClientDescription> listed;
    private final Consumer<ClientConnection> gone;
    private final ClientSession session;
    private final BrowserDialect dialect;
    private List<String> plugins = List.of();
    private List<String> backgroundPlugins = List.of();
    private boolean closed;

    ClientConnection(
            ClientId id,
            ClientQuery query,
            Link link,
            AppHistory history,
            Function<FrontEndId, Optional<FrontEndSink>> outlets,
            BiConsumer<ClientQuery, Fault> reports,
            Consumer<ClientDescription> listed,
            Consumer<ClientConnection> gone) {
        this.id = id;
        this.query = query;
        this.link = link;
        this.history = history;
        this.outlets = outlets;
        this.reports = reports;
        this.listed = listed;
        this.gone = gone;
        this.session = new ClientSession(query, this::carryOut);
        this.dialect = new BrowserDialect(link::send, session::received);
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

    /** A front end asks the app; the answer reaches its outlet. */
    public synchronized void call(FrontEndCall call, JsonObject payload) {
        session.call(call, payload);
        if (closed) {
            session.closed();
        }
    }

    /** A front end tells the app something. */
    public synchronized void tell(FrontEndId frontEnd, JsonObject payload) {
        session.tell(frontEnd, payload);
    }

    @Override
    public synchronized void received(JsonText message) {
        if (isBrowser()) {
            dialect.fromApp(message);
        } else {
            session.received(message);
        }
    }

    @Override
    public void closed(LinkEnd end) {
        if (end.code() == LinkEnd.TOO_BIG || end.code() == LinkEnd.TOO_SLOW) {
            reports.accept(
                    query,
                    new Fault(
                            end.code() == LinkEnd.TOO_BIG ? "message-too-big" : "app-too-slow",
                            "The connection of app '" + query.app() + "' was closed: " + end.reason() + ".",
                            "make the plugin send less at once"));
        }
        finish();
        gone.accept(this);
    }

    synchronized void open() {
        session.opened();
    }

    /** Ends the connection because the same app has connected anew. */
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

    private void carryOut(ClientEffect effect) {
        if (effect instanceof ClientEffect.Said said) {
            history.add(said.plugin(), said.message());
        } else if (effect instanceof ClientEffect.Send send) {
            send(send.text());
        } else if (effect instanceof ClientEffect.Answer answer) {
            outlets.apply(answer.call().frontEnd()).ifPresent(outlet -> outlet.answer(answer.call(), answer.data()));
        } else if (effect instanceof ClientEffect.Opened opened) {
            outlets.apply(opened.frontEnd())
                    .ifPresent(outlet -> history.open(opened.frontEnd(), outlet, opened.plugin()));
        } else if (effect instanceof ClientEffect.Released released) {
            history.release(released.frontEnd(), released.plugin());
        } else if (effect instanceof ClientEffect.PluginsListed lists) {
            plugins = lists.plugins();
            backgroundPlugins = lists.backgroundPlugins();
            listed.accept(description());
        } else if (effect instanceof ClientEffect.Report report) {
            reports.accept(query, report.fault());
        }
    }

    private void send(JsonText text) {
        if (isBrowser()) {
            dialect.fromSession(text);
        } else {
            link.send(text);
        }
    }

    private boolean isBrowser() {
        return query.medium() == Medium.NONE;
    }
}
