package dev.bottlenose.server.ports;

import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.pairing.ConnectTimeouts;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;

/**
 * Connects apps that have a certificate. The upgrade is answered at once; finding the app's device may take longer, and the
 * app's messages are buffered meanwhile. Line B of the architecture begins here.
 */
public final class SecureConnector implements AppConnector {
    private final EventFeed feed;
    private final ClientRegistry clients;
    private final Bridges bridges;
    private final ConnectTimeouts timeouts;
    private final Diagnoses diagnoses;

    public SecureConnector(
            EventFeed feed, ClientRegistry clients, Bridges bridges, ConnectTimeouts timeouts, Diagnoses diagnoses) {
        this.feed = feed;
        this.clients = clients;
        this.bridges = bridges;
        this.timeouts = timeouts;
        this.diagnoses = diagnoses;
    }

    @Override
    public LinkReceiver connect(ClientQuery app, Link link) {
        diagnoses.step(app, "Connected with its certificate");
        BufferingReceiver buffer = new BufferingReceiver(link);
        bridges.serialOf(app)
                .thenAccept(serial -> buffer.forwardTo(() -> {
                    timeouts.connected(app);
                    diagnoses.settle(app);
                    return clients.connect(app.withDeviceId(serial), link);
                }))
                .exceptionally(failure -> {
                    link.close(new LinkEnd(LinkEnd.REFUSED, "cannot find the device of this app"));
                    return null;
                });
        return buffer;
    }

    @Override
    public LinkReceiver connectLegacy(ClientQuery app, Link link) {
        feed.publish(new ServerEvent.Notified(
                Level.WARNING,
                "Deprecation notice",
                "App '" + app.appName() + "' on '" + app.device()
                        + "' connects over RSocket, which Flipper's SDKs stopped using in 2022. Update its"
                        + " Flipper SDK."));
        return connect(app, link);
    }

    @Override
    public ClientQuery.Reading readSetup(JsonText data) {
        return ClientQuery.readSetup(data);
    }

    @Override
    public Purpose purpose(ClientQuery app) {
        return new Purpose.Conversation(app.sdkVersion().orElse(0));
    }
}
