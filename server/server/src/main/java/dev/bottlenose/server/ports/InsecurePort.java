package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.pairing.CertificateIssuer;
import dev.bottlenose.server.pairing.ConnectTimeouts;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.SetupAcceptor;
import dev.bottlenose.transport.SetupRequest;
import dev.bottlenose.transport.UpgradeRequest;
import java.time.Clock;

/** Where apps ask for their certificates. Line A of the architecture begins here. */
public final class InsecurePort implements LinkAcceptor, SetupAcceptor {
    private final AppAdmission doorstep;
    private final CertificateIssuer desk;
    private final ConnectTimeouts arrivals;
    private final Diagnoses diagnoses;
    private final Clock clock;

    public InsecurePort(
            AppAdmission doorstep, CertificateIssuer desk, ConnectTimeouts arrivals, Diagnoses diagnoses, Clock clock) {
        this.doorstep = doorstep;
        this.desk = desk;
        this.arrivals = arrivals;
        this.diagnoses = diagnoses;
        this.clock = clock;
    }

    @Override
    public LinkAcceptor.Admission admit(UpgradeRequest request) {
        return doorstep.admit(ClientQuery.read(QueryString.ofTarget(request.target())), this::welcome);
    }

    @Override
    public SetupAcceptor.Admission admit(SetupRequest request) {
        return doorstep.admit(request, ClientQuery::readPairingSetup, app -> new Purpose.Pairing(), this::welcome);
    }

    private LinkReceiver welcome(ClientQuery app, Link link) {
        diagnoses.step(app, "Connected for the certificate exchange");
        return new PairingConnection(app, link, desk, arrivals, diagnoses, clock);
    }
}
