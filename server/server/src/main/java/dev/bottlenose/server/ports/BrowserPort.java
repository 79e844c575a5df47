package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.UpgradeRequest;

/**
 * Where browser and Node apps connect, without certificates. Only pages of this machine may: their {@code Origin} says so,
 * and no page can forge it.
 */
public final class BrowserPort implements LinkAcceptor {
    private final AppAdmission doorstep;
    private final ClientRegistry registry;
    private final Diagnoses diagnoses;

    public BrowserPort(AppAdmission doorstep, ClientRegistry registry, Diagnoses diagnoses) {
        this.doorstep = doorstep;
        this.registry = registry;
        this.diagnoses = diagnoses;
    }

    @Override
    public Admission admit(UpgradeRequest request) {
        String origin = request.header("Origin").orElse("");
        if (!origin.startsWith("localhost:") && !origin.startsWith("http://localhost:")) {
            return new Admission.Refused(401, "Only pages from http://localhost:* may connect; send such an Origin.");
        }
        return doorstep.admit(ClientQuery.readBrowser(QueryString.ofTarget(request.target())), this::welcome);
    }

    private LinkReceiver welcome(ClientQuery app, Link link) {
        diagnoses.settle(app);
        return registry.connect(app, link);
    }
}
