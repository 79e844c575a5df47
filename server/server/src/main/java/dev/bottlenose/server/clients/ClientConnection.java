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
import dev.bottlenose.recording.AppRecording;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * One connected app: carries out the effects of its {@link ClientSession}. Messages from the app and from front ends are
 * processed one at a time, under this object's lock. Safe from any thread.
 */
public final class ClientConnection implements LinkReceiver {
    private final AppLink app;
    private final ClientKey key;
    private final AppHistory history;
    private final ConnectionRecording recording;
    private final ConnectionObserver observer;
    private final ClientSession session;
    private List<String> plugins = List.of();
    private List<String> backgroundPlugins = List.of();
    private boolean closed;

    ClientConnection(AppLink app, AppHistory history, AppRecording recording, ConnectionObserver observer) {
        this.app = app;
        this.key = app.key();
        this.history = history;
        this.recording = new ConnectionRecording(recording);
        this.observer = observer;
        ClientEffect.Performer effects = new Effects();
        this.session = new ClientSession(app.query(), effect -> effect.perform(effects));
    }

    public ClientId id() {
        return app.id();
    }

    public ClientQuery query() {
        return app.query();
    }

    /** What it has proved about its app. */
    ClientKey key() {
        return key;
    }

    public synchronized ClientDescription description() {
        return new ClientDescription(app.id().value(), app.description(), plugins, backgroundPlugins, app.instance());
    }

    /** Whether the app reads what is sent to it; while it does not, requests are refused. */
    public boolean hasRoom() {
        return app.link().hasRoom();
    }

    /** Forwards a front end's call to the app; the answer reaches the front end's sink. */
    public synchronized void call(FrontEndCall call, RequestEnvelope request) {
        recording.called(call, request.withId(OptionalLong.of(call.number())));
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
        LinkFaults.ofApp(app.query().appName(), end).ifPresent(this::report);
        finish();
        observer.disconnected(description());
    }

    synchronized void open() {
        session.opened();
    }

    /** Whether the app answers in time. */
    CompletionStage<Boolean> probe(Duration timeout) {
        CompletionStage<Boolean> answered = app.link().probe(timeout);
        if (app.legacy()) {
            requestAnswer();
        }
        return answered;
    }

    /** Ends the connection because the same app has connected again. */
    void replace() {
        finish();
        app.link().close(new LinkEnd(LinkEnd.NORMAL, "replaced by a newer connection of the same app"));
    }

    synchronized void frontEndLeft(FrontEndId frontEnd) {
        session.frontEndLeft(frontEnd);
        recording.frontEndLeft(frontEnd);
    }

    private synchronized void requestAnswer() {
        session.probe();
    }

    private synchronized void finish() {
        closed = true;
        session.closed();
        recording.disconnected();
    }

    private synchronized void report(Fault fault) {
        recording.failed(fault);
        observer.faultRaised(app.query(), fault);
    }

    /** Carries out the session's effects. */
    private final class Effects implements ClientEffect.Performer {
        @Override
        public void send(AppRequest request) {
            app.link().send(request);
        }

        @Override
        public void answer(FrontEndCall call, JsonText data) {
            recording.answered(call, data);
            observer.answered(call, data);
        }

        @Override
        public void appMessage(String plugin, JsonText message) {
            history.add(plugin, message);
            recording.message(plugin, message);
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
            recording.pluginsListed(all, background);
            observer.pluginsListed(description());
        }

        @Override
        public void report(Fault fault) {
            ClientConnection.this.report(fault);
        }
    }
}
