package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.SetupAcceptor;
import dev.bottlenose.transport.SetupRequest;
import dev.bottlenose.wire.Fault;
import java.util.function.BiFunction;

/** The first step of every port: publishes who connects, and refuses apps that do not identify themselves. */
public final class AppAdmission {
    private final Diagnoses diagnoses;

    public AppAdmission(Diagnoses diagnoses) {
        this.diagnoses = diagnoses;
    }

    /** Accepts every upgrade; the link of an app whose query is invalid is then closed with 1011, as on the original. */
    LinkAcceptor.Admission admit(ClientQuery.Reading reading, BiFunction<ClientQuery, Link, LinkReceiver> connect) {
        return new LinkAcceptor.Admission.Accepted(
                link -> reading.map(app -> start(app, link, connect), fault -> refuse(link, fault)));
    }

    /**
     * Does the same for legacy apps. An invalid SETUP is rejected; an empty one gets a connection on which no interaction is
     * implemented, as on the original.
     */
    SetupAcceptor.Admission admitLegacy(SetupRequest request, AppConnector connector) {
        if (request.data().size() == 0) {
            return new SetupAcceptor.Admission.Accepted(new Purpose.Nothing(), link -> LinkReceiver.ignoring());
        }
        return connector
                .readSetup(request.data())
                .map(
                        app -> new SetupAcceptor.Admission.Accepted(
                                connector.purpose(app), link -> start(app, link, connector::connectLegacy)),
                        fault -> {
                            diagnoses.reportUnknown(request.remote().getHostString(), fault);
                            return new SetupAcceptor.Admission.Refused(fault.sentence());
                        });
    }

    private LinkReceiver start(ClientQuery app, Link link, BiFunction<ClientQuery, Link, LinkReceiver> connect) {
        diagnoses.started(app);
        return connect.apply(app, link);
    }

    private LinkReceiver refuse(Link link, Fault fault) {
        diagnoses.reportUnknown(link.remote().getHostString(), fault);
        link.close(new LinkEnd(LinkEnd.REFUSED, fault.sentence()));
        return LinkReceiver.ignoring();
    }
}
