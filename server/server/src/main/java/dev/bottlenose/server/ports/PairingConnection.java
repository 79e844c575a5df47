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
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** One app's certificate exchange: carries out what its {@link CertificateExchange} decides. Safe from any thread. */
final class PairingConnection implements LinkReceiver {
    private final ClientQuery app;
    private final Link link;
    private final CertificateIssuer issuer;
    private final ConnectTimeouts timeouts;
    private final Diagnoses diagnoses;
    private final CertificateExchange exchange;
    private Optional<PairingOutcome> latest = Optional.empty();

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
        // The app leaves as soon as it has its answer.
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
            latest.ifPresent(issuer::received);
            diagnoses.step(app, "Certificates received");
        } else if (effect instanceof ExchangeEffect.Report report) {
            diagnoses.report(app, report.fault());
        } else if (effect instanceof ExchangeEffect.AppLog log) {
            log.lines()
                    .forEach(line -> diagnoses.note(
                            Level.valueOf(line.level().toUpperCase(Locale.ROOT)), Optional.of(app), line.text()));
        }
    }

    private synchronized void finish(PairingOutcome handover) {
        latest = Optional.of(handover);
        if (handover instanceof PairingOutcome.Refused refused) {
            exchange.refused(refused.fault());
            return;
        }
        timeouts.start(app);
        diagnoses.step(app, "Certificates delivered");
        if (handover instanceof PairingOutcome.Delivered delivered) {
            exchange.delivered(delivered.deviceId());
        } else if (handover instanceof PairingOutcome.Enclosed enclosed) {
            exchange.enclosed(enclosed.deviceId(), enclosed.certificates());
        }
    }
}
