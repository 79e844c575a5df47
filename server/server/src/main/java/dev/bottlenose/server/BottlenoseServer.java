package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.files.WholeFile;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.server.api.Api;
import dev.bottlenose.server.api.ApiPort;
import dev.bottlenose.server.api.AuthToken;
import dev.bottlenose.server.api.Commands;
import dev.bottlenose.server.api.PageKeys;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.page.BundledPage;
import dev.bottlenose.server.page.DesktopPlugins;
import dev.bottlenose.server.page.FolderPage;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.server.pairing.CertificateIssuer;
import dev.bottlenose.server.pairing.ConnectTimeouts;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.PairingCodes;
import dev.bottlenose.server.pairing.SealedDelivery;
import dev.bottlenose.server.pairing.SecretExchange;
import dev.bottlenose.server.ports.AppAdmission;
import dev.bottlenose.server.ports.BrowserPort;
import dev.bottlenose.server.ports.InsecurePort;
import dev.bottlenose.server.ports.SecurePort;
import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.ListenAddress;
import dev.bottlenose.transport.Listener;
import dev.bottlenose.transport.ListenerOptions;
import dev.bottlenose.transport.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server, from its start with every listener up to its {@link #close}. Safe from any thread. */
public final class BottlenoseServer implements AutoCloseable {
    /** For signing and for files; more would only wait for the same cores and disks. */
    private static final int WORKERS = 8;

    private static final int LARGEST_FRONT_END_MESSAGE = 64 << 20;

    private final ServerOptions options;
    private final Closer closer;
    private final EventFeed feed = new EventFeed();
    private final SecureRandom random = new SecureRandom();
    private final PageKeys pageKeys = new PageKeys(random);
    private final CountDownLatch stopRequested = new CountDownLatch(1);
    private final CertificateAuthority authority;
    private final ServerPorts ports;
    private volatile String state = "starting";

    /**
     * Starts a server.
     *
     * @param listener hears every event from the first on; must not block
     * @throws ServerStartException if its home or a port is not to be had; then nothing is left open
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
        this.options = options;
        this.closer = closer;
        feed.listen(listener);

        closer.add(options.home().claim());
        authority = CertificateAuthority.open(options.home().certificates(), options.clock(), random);
        AuthToken token = AuthToken.create(options.home().certificates(), random);
        authority.notices().forEach(this::notifyAboutCertificates);

        ExecutorService workers = closer.add(Executors.newFixedThreadPool(WORKERS, Closer.daemons("bottlenose-work")));
        ScheduledExecutorService timer =
                closer.add(Executors.newSingleThreadScheduledExecutor(Closer.daemons("bottlenose-timer")));
        timer.scheduleWithFixedDelay(this::rotateIfDue, 1, 1, TimeUnit.HOURS);

        Diagnoses diagnoses = new Diagnoses(feed, options.clock());
        DeviceRegistry devices = new DeviceRegistry(feed);
        ClientRegistry registry = new ClientRegistry(feed, devices, options.history(), diagnoses::report);
        Bridges bridges = closer.add(Bridges.load(
                new DeviceBridgeFactory.Context(workers, System.getProperty("os.name"), System.getenv()),
                options.bridgesOff()));
        PairingCodes codes = new PairingCodes(options.clock(), random);
        SealedDelivery sealed =
                closer.add(new SealedDelivery(options.pairing().store(), timer, options.clock(), random));
        CertificateIssuer desk = new CertificateIssuer(
                authority,
                bridges,
                codes,
                sealed,
                options.pairing().secretExchange()
                        ? Optional.of(new SecretExchange(devices, feed, random))
                        : Optional.empty(),
                workers);
        ConnectTimeouts arrivals = new ConnectTimeouts(diagnoses, timer, options.arrivalPatience());
        Commands commands = Api.commands(
                devices,
                bridges,
                registry,
                diagnoses,
                codes,
                authority,
                workers,
                options.home().directory(),
                options.page().isPresent() ? DesktopPlugins.in(options.page().get()) : DesktopPlugins.NONE,
                () -> state,
                stopRequested::countDown);

        AppAdmission doorstep = new AppAdmission(diagnoses, feed);
        Network network = closer.add(new Network());
        // Opened first and so closed last: what apps say until the end still reaches front ends.
        HttpPages page =
                options.page().isPresent() ? new FolderPage(options.page().get()) : new BundledPage();
        HttpPages ownPlugins =
                new UserPlugins(options.plugins().orElse(options.home().plugins()));
        ApiPort api =
                new ApiPort(token, pageKeys, commands, registry, feed, page, ownPlugins, () -> state.equals("started"));
        int ui = network.listen(ListenerOptions.at(
                                "ui", ListenAddress.loopback(), options.ports().ui(), api)
                        .pages(api)
                        .largestMessage(LARGEST_FRONT_END_MESSAGE)
                        .openingTime(options.openingTime())
                        .build())
                .port();
        ListenAddress forApps = ListenAddress.of(options.host());
        TlsSource tls = new TlsSource(authority);
        SecurePort secured = new SecurePort(doorstep, registry, bridges, arrivals, diagnoses);
        InsecurePort pairing = new InsecurePort(doorstep, desk, arrivals, diagnoses, options.clock());
        ServerPorts wanted = options.ports();
        UnaryOperator<ListenerOptions.Builder> usual =
                port -> port.openingTime(options.openingTime()).failures(diagnoses::report);
        UnaryOperator<ListenerOptions.Builder> large =
                port -> usual.apply(port).largestMessage(options.largestAppMessage());
        Listener secure = network.listen(large.apply(ListenerOptions.at("secure", forApps, wanted.secure(), secured)
                        .tls(tls::current))
                .build());
        int insecure = network.listen(usual.apply(ListenerOptions.at("insecure", forApps, wanted.insecure(), pairing))
                        .silence(options.pairingSilence())
                        .build())
                .port();
        int rsocketSecure = network.listen(large.apply(
                                ListenerOptions.rsocketAt("rsocket-secure", forApps, wanted.rsocketSecure(), secured)
                                        .tls(tls::current))
                        .build())
                .port();
        int rsocketInsecure = network.listen(usual.apply(ListenerOptions.rsocketAt(
                                "rsocket-insecure", forApps, wanted.rsocketInsecure(), pairing))
                        .silence(options.pairingSilence())
                        .build())
                .port();
        int browser = network.listen(large.apply(ListenerOptions.at(
                                "browser", forApps, wanted.browser(), new BrowserPort(doorstep, registry, diagnoses)))
                        .build())
                .port();
        ports = new ServerPorts(ui, secure.port(), insecure, browser, rsocketSecure, rsocketInsecure);
        closer.add(announcePorts());
        bridges.start(devices::accept, portsOnDevices());
        changeState("started");
        workers.execute(secure::rehearse);
    }

    /** The ports the server really has. */
    public ServerPorts ports() {
        return ports;
    }

    public CertificateAuthority authority() {
        return authority;
    }

    /** An address that lets one browser in, once. */
    public String pageAddress() {
        return "http://localhost:" + ports.ui() + "/?ticket=" + pageKeys.ticket();
    }

    /** Waits until a front end asks the server to stop. */
    public void awaitStopRequest() throws InterruptedException {
        stopRequested.await();
    }

    /** Says goodbye to every connection and gives everything up. Closing twice does nothing. */
    @Override
    public void close() {
        if (!state.equals("closed")) {
            changeState("closed");
            closer.close();
        }
    }

    /** Apps dial the usual ports unless told otherwise; then they dial the ones this server has. */
    private List<PortMapping> portsOnDevices() {
        return Stream.of(ServerPorts.DEFAULT, ports)
                .flatMap(dialled -> Stream.of(
                        new PortMapping(dialled.secure(), ports.secure()),
                        new PortMapping(dialled.insecure(), ports.insecure()),
                        new PortMapping(dialled.rsocketSecure(), ports.rsocketSecure()),
                        new PortMapping(dialled.rsocketInsecure(), ports.rsocketInsecure())))
                .distinct()
                .toList();
    }

    private void changeState(String next) {
        state = next;
        feed.publish(new ServerEvent.StateChanged(next));
    }

    private void rotateIfDue() {
        try {
            if (authority.rotateIfDue()) {
                notifyAboutCertificates("The certificates were renewed; apps pair again when they next connect.");
            }
        } catch (CertificateStoreException e) {
            notifyAboutCertificates(e.fault().toString());
        }
    }

    private void notifyAboutCertificates(String words) {
        feed.publish(new ServerEvent.Notified(ServerEvent.Level.WARNING, "Certificates", words));
    }

    /** Lets the command find a server on unusual ports by its home alone. */
    private AutoCloseable announcePorts() throws IOException {
        WholeFile.write(options.home().ports(), ports.toJson().toString().getBytes(UTF_8), WholeFile.SECRET);
        return () -> Files.deleteIfExists(options.home().ports());
    }
}
