package dev.bottlenose.server.ports;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.clients.LinkFaults;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.pairing.Setups;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.wire.Fault;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connects apps that have a certificate. The upgrade is answered at once; finding the app's device may take longer, and the
 * app's messages are buffered meanwhile. Line B of the architecture begins here.
 */
public final class SecureConnector implements AppConnector {
    /** How long finding an app's device may take. */
    private static final Duration DEVICE_TIMEOUT = Duration.ofSeconds(60);

    private static final LinkEnd CERTIFICATES_REPLACED =
            new LinkEnd(LinkEnd.RESTART, "the certificates were replaced; pair again");

    private final CertificateAuthority authority;
    private final EventFeed feed;
    private final ClientRegistry clients;
    private final Bridges bridges;
    private final Setups setups;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    public SecureConnector(
            CertificateAuthority authority, EventFeed feed, ClientRegistry clients, Bridges bridges, Setups setups) {
        this.authority = authority;
        this.feed = feed;
        this.clients = clients;
        this.bridges = bridges;
        this.setups = setups;
    }

    @Override
    public LinkReceiver connect(ClientQuery app, Link link) {
        return connect(app, link, false);
    }

    @Override
    public LinkReceiver connectLegacy(ClientQuery app, Link link) {
        feed.publish(new ServerEvent.Notified(
                Level.WARNING,
                "Deprecation notice",
                "App '" + app.appName() + "' on '" + app.device()
                        + "' connects over RSocket, which Flipper's SDKs stopped using in 2022. Update its"
                        + " Flipper SDK."));
        return connect(app, link, true);
    }

    /** Ends every connection with a certificate: the certificates were replaced, and the apps have to pair again. */
    public void endAll() {
        clients.forgetOwners();
        links.forEach(link -> link.close(CERTIFICATES_REPLACED));
    }

    @Override
    public ClientQuery.Reading readSetup(JsonText data) {
        return ClientQuery.readSetup(data);
    }

    @Override
    public Purpose purpose(ClientQuery app) {
        return new Purpose.Conversation(app.sdkVersion().orElse(0));
    }

    private LinkReceiver connect(ClientQuery app, Link link, boolean legacy) {
        links.add(link);
        // Its handshake may have begun before the certificates were replaced.
        if (!link.certificate().map(authority::hasIssued).orElse(false)) {
            links.remove(link);
            link.close(CERTIFICATES_REPLACED);
            return LinkReceiver.ignoring();
        }
        Setups.Attempt attempt = setups.connecting(app);
        BufferingReceiver buffer = new BufferingReceiver(
                link,
                () -> {
                    links.remove(link);
                    attempt.ended();
                },
                end -> LinkFaults.ofApp(app.appName(), end).ifPresent(attempt::failed));
        device(app)
                .thenCompose(serial -> clients.arrive(app.withDeviceId(serial), link, legacy))
                .thenAccept(arrival -> buffer.forwardTo(() -> {
                    attempt.connected(link.remote().getAddress());
                    return clients.connect(arrival);
                }))
                .exceptionally(failure -> {
                    Fault fault = faultOf(app, failure);
                    attempt.failed(fault);
                    link.close(new LinkEnd(LinkEnd.REFUSED, fault.sentence()));
                    return null;
                });
        return buffer;
    }

    private CompletionStage<String> device(ClientQuery app) {
        return bridges.serialOf(app)
                .toCompletableFuture()
                .copy()
                .orTimeout(DEVICE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Fault faultOf(ClientQuery app, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DeviceException known) {
            return known.fault();
        } else if (cause instanceof TimeoutException) {
            return new Fault(
                    "device-search-timeout",
                    "The device of app '" + app.appName() + "' was not found within " + DEVICE_TIMEOUT.toSeconds()
                            + " seconds.",
                    "check that its device answers, then restart the app");
        }
        return new Fault(
                "internal-error",
                "App '" + app.appName() + "' cannot be connected because of an internal error: " + cause + ".",
                "report this with the server's output");
    }
}
