package dev.bottlenose.protocol.conversations;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.conversations.Conversation.Line;
import dev.bottlenose.protocol.exchange.AppLogLine;
import dev.bottlenose.protocol.exchange.CertificateExchange;
import dev.bottlenose.protocol.exchange.ExchangeEffect;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** A certificate exchange with an issuer whose outcome the conversation gives. */
final class ExchangeServer implements ServerSide, ExchangeEffect.Performer {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);

    private final Consumer<Line> out;
    private final CertificateExchange exchange;
    private boolean signing;

    ExchangeServer(ClientQuery app, Consumer<Line> out) {
        this.out = out;
        this.exchange = new CertificateExchange(app, CLOCK, effect -> effect.perform(this));
    }

    @Override
    public void open() {}

    @Override
    public void take(Line line) {
        if (line.key().equals("app")) {
            exchange.received(JsonText.of(line.text()));
            return;
        }
        if (!signing) {
            throw new AssertionError("nothing is to be signed before: " + line);
        }
        signing = false;
        String[] parts = line.text().split(" ");
        switch (line.key()) {
            case "issuer delivers" -> exchange.delivered(parts[0]);
            case "issuer encloses" -> exchange.enclosed(parts[0], parts[1]);
            case "issuer refuses" ->
                exchange.refused(new Fault("csr-name-refused", "The name is refused.", "choose another"));
            default -> throw new IllegalArgumentException("line is unknown: " + line);
        }
    }

    @Override
    public void sign(String csr, String destination) {
        signing = true;
    }

    @Override
    public void reply(JsonText text) {
        out.accept(new Line("server", text.toString()));
    }

    @Override
    public void acknowledged() {}

    @Override
    public void report(Fault fault) {}

    @Override
    public void appLog(List<AppLogLine> lines) {}
}
