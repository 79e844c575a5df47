package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.pairing.Setups;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.UpgradeRequest;
import java.util.Optional;

/**
 * The port of browser and Node apps, which connect without a certificate. Only pages of this computer are admitted: the
 * browser sets {@code Origin}, and no page can forge it.
 */
public final class BrowserPort implements LinkAcceptor {
    private final AppAdmission admission;
    private final ClientRegistry clients;
    private final Setups setups;

    public BrowserPort(AppAdmission admission, ClientRegistry clients, Setups setups) {
        this.admission = admission;
        this.clients = clients;
        this.setups = setups;
    }

    @Override
    public Admission admit(UpgradeRequest request) {
        Optional<String> objection = WebOrigins.objectionToPage(request);
        if (objection.isPresent()) {
            return new Admission.Refused(401, objection.get());
        }
        return admission.admit(ClientQuery.readBrowser(QueryString.ofTarget(request.target())), this::connect);
    }

    private LinkReceiver connect(ClientQuery app, Link link) {
        BrowserLink translated = new BrowserLink(link);
        BufferingReceiver buffer = new BufferingReceiver(translated, () -> {}, end -> {});
        clients.arrive(app, translated, false)
                .thenAccept(arrival -> buffer.forwardTo(() -> {
                    setups.connected(app, link.remote().getAddress());
                    return clients.connect(arrival);
                }));
        return translated.receivedBy(buffer);
    }
}
