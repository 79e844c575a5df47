package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.pairing.CertificateIssuer;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.Setups;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkReceiver;
import java.time.Clock;

/** Starts the certificate exchange with apps on the insecure ports. Line A of the architecture begins here. */
public final class PairingConnector implements AppConnector {
    private final CertificateIssuer issuer;
    private final Setups setups;
    private final Diagnoses diagnoses;
    private final Clock clock;

    public PairingConnector(CertificateIssuer issuer, Setups setups, Diagnoses diagnoses, Clock clock) {
        this.issuer = issuer;
        this.setups = setups;
        this.diagnoses = diagnoses;
        this.clock = clock;
    }

    @Override
    public LinkReceiver connect(ClientQuery app, Link link) {
        return new PairingConnection(app, link, issuer, setups.pairing(app), diagnoses, clock);
    }

    @Override
    public LinkReceiver connectLegacy(ClientQuery app, Link link) {
        return connect(app, link);
    }

    @Override
    public ClientQuery.Reading readSetup(JsonText data) {
        return ClientQuery.readPairingSetup(data);
    }

    @Override
    public Purpose purpose(ClientQuery app) {
        return new Purpose.Pairing();
    }
}
