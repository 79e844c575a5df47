package dev.bottlenose.server;

import dev.bottlenose.transport.ListenAddress;
import dev.bottlenose.transport.Listener;
import dev.bottlenose.transport.ListenerOptions;
import dev.bottlenose.transport.Network;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The server's ports: what each is for, and how each is opened. */
final class ServerListeners {
    private static final String UI = "ui";
    private static final String SECURE = "secure";
    private static final String INSECURE = "insecure";
    private static final String RSOCKET_SECURE = "rsocket-secure";
    private static final String RSOCKET_INSECURE = "rsocket-insecure";
    private static final String BROWSER = "browser";

    private static final int LARGEST_FRONT_END_MESSAGE = 64 << 20;

    private final ServerOptions options;
    private final TlsSource tls;
    private final AppWiring apps;
    private final ApiWiring api;
    private final Map<String, Listener> open = new HashMap<>();

    ServerListeners(ServerOptions options, TlsSource tls, AppWiring apps, ApiWiring api) {
        this.options = options;
        this.tls = tls;
        this.apps = apps;
        this.api = api;
    }

    /**
     * Opens all ports.
     *
     * @throws IOException if the host is unknown or a port cannot be opened; the network closes the others
     */
    ServerPorts open(Network network) throws IOException {
        for (ListenerOptions port : table()) {
            open.put(port.name(), network.listen(port));
        }
        return new ServerPorts(
                number(UI),
                number(SECURE),
                number(INSECURE),
                number(BROWSER),
                number(RSOCKET_SECURE),
                number(RSOCKET_INSECURE));
    }

    /** Performs a TLS handshake in memory, so that the first app does not wait for class loading. */
    void rehearse() {
        listener(SECURE).rehearse();
    }

    /** The first port is closed last, so that the last messages of apps still reach front ends. */
    private List<ListenerOptions> table() throws IOException {
        ServerPorts ports = options.ports();
        ListenAddress host = ListenAddress.of(options.host());
        return List.of(
                frontEnds(ListenerOptions.at(UI, ListenAddress.loopback(), ports.ui(), api.port)),
                secure(ListenerOptions.at(SECURE, host, ports.secure(), apps.securePort)),
                pairing(ListenerOptions.at(INSECURE, host, ports.insecure(), apps.pairingPort)),
                secure(ListenerOptions.rsocketAt(RSOCKET_SECURE, host, ports.rsocketSecure(), apps.securePort)),
                pairing(ListenerOptions.rsocketAt(RSOCKET_INSECURE, host, ports.rsocketInsecure(), apps.pairingPort)),
                plain(ListenerOptions.at(BROWSER, host, ports.browser(), apps.browserPort)));
    }

    private ListenerOptions frontEnds(ListenerOptions.Builder port) {
        return port.pages(api.pages)
                .largestMessage(LARGEST_FRONT_END_MESSAGE)
                .openingTimeout(options.timeouts().opening())
                .build();
    }

    private ListenerOptions secure(ListenerOptions.Builder port) {
        return plain(port.tls(tls::current));
    }

    private ListenerOptions plain(ListenerOptions.Builder port) {
        return forApps(port.largestMessage(options.largestAppMessage()));
    }

    private ListenerOptions pairing(ListenerOptions.Builder port) {
        return forApps(port.idleTimeout(options.timeouts().pairingIdle()));
    }

    private ListenerOptions forApps(ListenerOptions.Builder port) {
        return port.openingTimeout(options.timeouts().opening())
                .failures(apps.diagnoses::report)
                .build();
    }

    private int number(String name) {
        return listener(name).port();
    }

    private Listener listener(String name) {
        Listener listener = open.get(name);
        if (listener == null) {
            throw new IllegalStateException("port is closed: " + name);
        }
        return listener;
    }
}
