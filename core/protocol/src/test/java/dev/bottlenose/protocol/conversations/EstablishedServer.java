package dev.bottlenose.protocol.conversations;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.conversations.Conversation.Line;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.protocol.json.RequestEnvelope;
import dev.bottlenose.protocol.session.ClientEffect;
import dev.bottlenose.protocol.session.ClientSession;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.function.Consumer;

/** A session with a connected app, behind a framing. */
final class EstablishedServer implements ServerSide, ClientEffect.Performer {
    private static final FrontEndId FRONT_END = new FrontEndId(1);

    private final Framing framing;
    private final Consumer<Line> out;
    private final ClientSession session;
    private long calls;

    EstablishedServer(ClientQuery app, Framing framing, Consumer<Line> out) {
        this.framing = framing;
        this.out = out;
        this.session = new ClientSession(app, effect -> effect.perform(this));
        framing.connect(text -> out.accept(new Line("server", text)), session::received);
    }

    @Override
    public void open() {
        session.opened();
    }

    @Override
    public void take(Line line) {
        switch (line.key()) {
            case "app" -> framing.received(line.text());
            case "front end calls" -> session.call(new FrontEndCall(FRONT_END, ++calls), object(line.text()));
            case "front end sends" -> session.send(FRONT_END, object(line.text()));
            default -> throw new IllegalArgumentException("line is unknown: " + line);
        }
    }

    @Override
    public void send(AppRequest request) {
        framing.send(request);
    }

    @Override
    public void answer(FrontEndCall call, JsonText data) {
        out.accept(new Line("front end gets", data.toString()));
    }

    @Override
    public void appMessage(String plugin, JsonText message) {}

    @Override
    public void subscribe(FrontEndId frontEnd, String plugin) {}

    @Override
    public void unsubscribe(FrontEndId frontEnd, String plugin) {}

    @Override
    public void pluginsListed(List<String> plugins, List<String> backgroundPlugins) {}

    @Override
    public void report(Fault fault) {
        throw new AssertionError("session reports " + fault);
    }

    private static RequestEnvelope object(String json) {
        try {
            return RequestEnvelope.read(JsonText.of(json));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("line is not JSON: " + json, e);
        }
    }
}
