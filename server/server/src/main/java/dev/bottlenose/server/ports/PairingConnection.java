package dev.bottlenose.server.ports;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.exchange.CertificateExchange;
import dev.bottlenose.protocol.exchange.ExchangeEffect;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.server.pairing.CertificateIssuer;
import dev.bottlenose.server.pairing.ConnectTimeouts;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.PairingOutcome;
import dev.bottlenose.server.pairing.PairingRequest;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** One app's certificate exchange: carries out the effects of its {@link CertificateExchange}. Safe from any thread. */
final class PairingConnection implements LinkReceiver {
    private final ClientQuery app;
    private final Link link;
    private final CertificateIssuer issuer;
    private final ConnectTimeouts timeouts;
    private final Diagnoses diagnoses;
    private final CertificateExchange exchange;
    private final PairingOutcome.Recipient recipient = new Recipient();

    /** The device of the latest delivery; empty before it, and if the latest outcome was another. */
    private Optional<String> deliveredTo = Optional.empty();

    PairingConnection(
            ClientQuery app,
            Link link,
            CertificateIssuer issuer,
            ConnectTimeouts timeouts,
            Diagnoses diagnoses,
            Clock clock) {
        this.app = app;
        this.link = link;
        this.issuer = issuer;
        this.timeouts = timeouts;
        this.diagnoses = diagnoses;
        this.exchange = new CertificateExchange(app, clock, this::carryOut);
    }

    @Override
    public synchronized void received(JsonText message) {
        exchange.received(message);
    }

    @Override
    public void closed(LinkEnd end) {
        // Expected: the app disconnects as soon as it has its reply.
    }

    private void carryOut(ExchangeEffect effect) {
        if (effect instanceof ExchangeEffect.Sign sign) {
            diagnoses.step(app, "Certificate requested");
            issuer.sign(new PairingRequest(
                            app, sign.csr(), sign.destination(), link.remote().getAddress()))
                    .thenAccept(this::finish);
        } else if (effect instanceof ExchangeEffect.Reply reply) {
            link.send(reply.text());
        } else if (effect instanceof ExchangeEffect.Acknowledged) {
            deliveredTo.ifPresent(issuer::acknowledged);
            diagnoses.step(app, "Certificates received");
        } else if (effect instanceof ExchangeEffect.Report report) {
            diagnoses.report(app, report.fault());
        } else if (effect instanceof ExchangeEffect.AppLog log) {
            log.lines()
                    .forEach(line -> diagnoses.note(
                            Level.valueOf(line.level().toUpperCase(Locale.ROOT)), Optional.of(app), line.text()));
        }
    }

    private synchronized void finish(PairingOutcome outcome) {
        outcome.sendTo(recipient);
    }

    /** Passes the outcome on to the exchange; called with the lock held. */
    private final class Recipient implements PairingOutcome.Recipient {
        @Override
        public void delivered(String deviceId) {
            deliveredTo = Optional.of(deviceId);
            succeed();
            exchange.delivered(deviceId);
        }

        @Override
        public void enclosed(String deviceId, String certificates) {
            deliveredTo = Optional.empty();
            succeed();
            exchange.enclosed(deviceId, certificates);
        }

        @Override
        public void refused(Fault fault) {
            deliveredTo = Optional.empty();
            exchange.refused(fault);
        }

        private void succeed() {
            timeouts.start(app);
            diagnoses.step(app, "Certificates delivered");
        }
    }
}
