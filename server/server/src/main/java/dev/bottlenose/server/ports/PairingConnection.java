package dev.bottlenose.server.ports;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.exchange.AppLogLine;
import dev.bottlenose.protocol.exchange.CertificateExchange;
import dev.bottlenose.protocol.exchange.ExchangeEffect;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.server.clients.LinkFaults;
import dev.bottlenose.server.pairing.CertificateIssuer;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.PairingOutcome;
import dev.bottlenose.server.pairing.PairingRequest;
import dev.bottlenose.server.pairing.Setups;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One app's certificate exchange: carries out the effects of its {@link CertificateExchange}. Safe from any thread. */
final class PairingConnection implements LinkReceiver {
    private final ClientQuery app;
    private final Link link;
    private final CertificateIssuer issuer;
    private final Setups.Attempt attempt;
    private final Diagnoses diagnoses;
    private final CertificateExchange exchange;
    private final PairingOutcome.Recipient recipient = new Recipient();

    /** The device of the latest delivery; empty before it, and if the latest outcome was another. */
    private Optional<String> deliveredTo = Optional.empty();

    PairingConnection(
            ClientQuery app,
            Link link,
            CertificateIssuer issuer,
            Setups.Attempt attempt,
            Diagnoses diagnoses,
            Clock clock) {
        this.app = app;
        this.link = link;
        this.issuer = issuer;
        this.attempt = attempt;
        this.diagnoses = diagnoses;
        ExchangeEffect.Performer effects = new Effects();
        this.exchange = new CertificateExchange(app, clock, effect -> effect.perform(effects));
    }

    @Override
    public synchronized void received(JsonText message) {
        exchange.received(message);
    }

    @Override
    public void closed(LinkEnd end) {
        LinkFaults.ofApp(app.appName(), end).ifPresent(attempt::failed);
        attempt.ended();
    }

    private synchronized void finish(PairingOutcome outcome) {
        outcome.sendTo(recipient);
    }

    /** Passes the outcome on to the exchange; called with the lock held. */
    private final class Recipient implements PairingOutcome.Recipient {
        @Override
        public void delivered(String deviceId) {
            deliveredTo = Optional.of(deviceId);
            attempt.delivered();
            exchange.delivered(deviceId);
        }

        @Override
        public void enclosed(String deviceId, String certificates) {
            deliveredTo = Optional.empty();
            attempt.delivered();
            exchange.enclosed(deviceId, certificates);
        }

        @Override
        public void refused(Fault fault) {
            deliveredTo = Optional.empty();
            exchange.refused(fault);
        }
    }

    /** Carries out the exchange's effects. */
    private final class Effects implements ExchangeEffect.Performer {
        @Override
        public void sign(String csr, String destination) {
            attempt.requested();
            issuer.sign(new PairingRequest(app, csr, destination, link.remote().getAddress()))
                    .thenAccept(PairingConnection.this::finish);
        }

        @Override
        public void reply(JsonText text) {
            link.send(text);
        }

        @Override
        public void acknowledged() {
            deliveredTo.ifPresent(issuer::acknowledged);
            attempt.received();
        }

        @Override
        public void report(Fault fault) {
            attempt.failed(fault);
        }

        @Override
        public void appLog(List<AppLogLine> lines) {
            lines.forEach(line -> diagnoses.note(
                    Level.valueOf(line.level().toUpperCase(Locale.ROOT)),
                    Optional.of(app),
                    "App '" + app.appName() + "' reports: " + line.text()));
        }
    }
}
