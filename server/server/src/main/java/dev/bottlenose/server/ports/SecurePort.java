package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.pairing.ConnectTimeouts;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.SetupAcceptor;
import dev.bottlenose.transport.SetupRequest;
import dev.bottlenose.transport.UpgradeRequest;

/**
 * Where apps connect with their certificate. The upgrade is answered at once; finding out which device the app is on may
 * take longer, and what the app says meanwhile waits. Line B of the architecture begins here.
 */
public final class SecurePort implements LinkAcceptor, SetupAcceptor {
    private final AppAdmission doorstep;
    private final ClientRegistry registry;
    private final Bridges bridges;
    private final ConnectTimeouts arrivals;
    private final Diagnoses diagnoses;

    public SecurePort(
            AppAdmission doorstep,
            ClientRegistry registry,
            Bridges bridges,
            ConnectTimeouts arrivals,
            Diagnoses diagnoses) {
        this.doorstep = doorstep;
        this.registry = registry;
        this.bridges = bridges;
        this.arrivals = arrivals;
        this.diagnoses = diagnoses;
    }

    @Override
    public LinkAcceptor.Admission admit(UpgradeRequest request) {
        return doorstep.admit(ClientQuery.read(QueryString.ofTarget(request.target())), this::welcome);
    }

    @Override
    public SetupAcceptor.Admission admit(SetupRequest request) {
        return doorstep.admit(
                request,
                ClientQuery::readSetup,
                app -> new Purpose.Conversation(app.sdkVersion().orElse(0)),
                this::welcomeOld);
    }

    private LinkReceiver welcomeOld(ClientQuery app, Link link) {
        doorstep.noticeDeprecation(app);
        return welcome(app, link);
    }

    private LinkReceiver welcome(ClientQuery app, Link link) {
        diagnoses.step(app, "Connected with its certificate");
        BufferingReceiver arriving = new BufferingReceiver(link);
        bridges.serialOf(app)
                .thenAccept(serial -> arriving.settle(() -> {
                    arrivals.arrived(app);
                    diagnoses.settle(app);
                    return registry.connect(app.withDeviceId(serial), link);
                }))
                .exceptionally(bug -> {
                    link.close(new LinkEnd(LinkEnd.REFUSED, "the device of this app cannot be found"));
                    return null;
                });
        return arriving;
    }
}
