package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.files.WholeFile;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.transport.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** A running server, from its start with every port open until its {@link #close}. Safe from any thread. */
public final class BottlenoseServer implements AutoCloseable {
    private final Closer closer;
    private final ServerState state;
    private final CertificateAuthority authority;
    private final ApiWiring api;
    private final ServerPorts ports;

    /**
     * Starts a server.
     *
     * @param listener receives every event from the first on; must not block
     * @throws ServerStartException if its home cannot be used or a port cannot be opened; then nothing is left open
     */
    public static BottlenoseServer start(ServerOptions options, Consumer<ServerEvent> listener)
            throws ServerStartException {
        Closer closer = new Closer();
        try {
            return new BottlenoseServer(options, listener, closer);
        } catch (IOException | CertificateStoreException e) {
            closer.close();
            throw StartFaults.of(options, e);
        } catch (RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    private BottlenoseServer(ServerOptions options, Consumer<ServerEvent> listener, Closer closer)
            throws IOException, CertificateStoreException {
        this.closer = closer;
        EventFeed feed = new EventFeed();
        feed.subscribe(listener);
        state = new ServerState(feed);
        HomeLock lock = closer.add(new HomeLock(
                options.home(),
                options.home().claim(),
                fault -> feed.publish(new ServerEvent.Notified(Level.ERROR, "Home", fault.toString()))));
        ServerContext context = ServerContext.open(options, feed, closer);
        lock.watch(context.scheduler());
        authority = CertificateAuthority.open(options.home().certificates(), options.clock(), context.random());
        new CertificateRotation(authority, feed, context.scheduler()).start();

        RecordingWiring recording = new RecordingWiring(context);
        AppWiring apps = new AppWiring(context, authority, recording.recorder);
        api = new ApiWiring(context, authority, apps, recording, state);
        ServerListeners listeners = new ServerListeners(options, new TlsSource(authority), apps, api);
        ports = listeners.open(closer.add(new Network()));
        api.listensAt(ports.ui());
        closer.add(publishPorts(options.home()));
        apps.startBridges(ports);
        state.started();
        context.workers().execute(listeners::rehearse);
    }

    /** The ports that are open. */
    public ServerPorts ports() {
        return ports;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /** A new address that admits one browser to the page, once, for some minutes. */
    public String pageAddress() {
        return api.pageAddress();
    }

    /** Waits until a front end asks the server to stop. */
    public void awaitStopRequest() throws InterruptedException {
        state.awaitStopRequest();
    }

    /** Closes every connection and releases all resources. Closing twice does nothing. */
    @Override
    public void close() {
        if (!state.isClosed()) {
            state.closed();
            closer.close();
        }
    }

    /** Lets the command find a server on other than the default ports by its home alone. */
    private AutoCloseable publishPorts(Home home) throws IOException {
        WholeFile.write(home.ports(), ports.toJson().toString().getBytes(UTF_8), WholeFile.SECRET);
        return () -> Files.deleteIfExists(home.ports());
    }
}
