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
 * The port of browser and Node apps, which connect without a certificate. Only pages of this computer are admitted: the
 * browser sets {@code Origin}, and no page can forge it.
 */
public final class BrowserPort implements LinkAcceptor {
    private final AppAdmission admission;
    private final ClientRegistry clients;
    private final Diagnoses diagnoses;

    public BrowserPort(AppAdmission admission, ClientRegistry clients, Diagnoses diagnoses) {
        this.admission = admission;
        this.clients = clients;
        this.diagnoses = diagnoses;
    }

    @Override
    public Admission admit(UpgradeRequest request) {
        String origin = request.header("Origin").orElse("");
        if (!origin.startsWith("localhost:") && !origin.startsWith("http://localhost:")) {
            return new Admission.Refused(401, "Only pages from http://localhost:* may connect; send such an Origin.");
        }
        return admission.admit(ClientQuery.readBrowser(QueryString.ofTarget(request.target())), this::connect);
    }

    private LinkReceiver connect(ClientQuery app, Link link) {
        diagnoses.settle(app);
        BrowserLink translated = new BrowserLink(link);
        return translated.receivedBy(clients.connect(app, translated));
    }
}
