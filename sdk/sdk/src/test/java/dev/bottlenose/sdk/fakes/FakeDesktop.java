package dev.bottlenose.sdk.fakes;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.pairing.TestAuthority;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A desktop of our own making on two ports of the loopback: signs what it is asked to and takes connections. */
public final class FakeDesktop implements Closeable {
    private final ServerSocket insecure = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ServerSocket secure = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final BlockingQueue<FakeApp> apps = new LinkedBlockingQueue<>();
    private final BlockingQueue<FlipperObject> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<FlipperObject> acknowledgements = new LinkedBlockingQueue<>();
    private volatile TestAuthority authority;
    private volatile @Nullable SSLContext tls;
    private volatile Function<FlipperObject, String> signing = this::sign;
    private volatile Instant certificatesBegin = Instant.now().minusSeconds(60);

    private FakeDesktop(TestAuthority authority) throws IOException {
        this.authority = authority;
        this.tls = authority.serverContext(authority);
        threads.execute(() -> accept(insecure, this::exchange));
        threads.execute(() -> accept(secure, this::converse));
    }

    public static FakeDesktop start(TestAuthority authority) throws IOException {
        return new FakeDesktop(authority);
    }

    /** Is killed: disconnects everything without closing, and new connections at once. */
    public void kill() throws IOException {
        tls = null;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /** Starts again, on the same ports. */
    public void revive() {
        revive(authority, authority);
    }

    /** Starts again, certified by one authority and accepting only apps certified by the other. */
    public void revive(TestAuthority own, TestAuthority trusted) {
        authority = own;
        tls = own.serverContext(trusted);
    }

    /** What is replied to a request from now on. */
    public void signWith(Function<FlipperObject, String> other) {
        signing = other;
    }

    public void certificatesBegin(Instant begin) {
        certificatesBegin = begin;
    }

    public int insecurePort() {
        return insecure.getLocalPort();
    }

    public int securePort() {
        return secure.getLocalPort();
    }

    /** The next app on the secure port. */
    public FakeApp awaitApp() throws InterruptedException {
        FakeApp app = apps.poll(60, TimeUnit.SECONDS);
        if (app == null) {
            throw new AssertionError("no app connected");
        }
        return app;
    }

    public FlipperObject awaitRequest() throws InterruptedException {
        return next(requests);
    }

    public FlipperObject awaitAcknowledgement() throws InterruptedException {
        return next(acknowledgements);
    }

    public int requestCount() {
        return requests.size();
    }

    /** Signs and delivers, as a desktop does. */
    public String sign(FlipperObject request) {
        Path directory = Path.of(String.valueOf(request.getString("destination")));
        try {
            Files.writeString(directory.resolve("sonarCA.crt"), authority.pem());
            Files.writeString(
                    directory.resolve("device.crt"),
                    authority.certify(String.valueOf(request.getString("csr")), certificatesBegin));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return FlipperObject.of("deviceId", "device-1").toJsonString();
    }

    @Override
    public void close() throws IOException {
        insecure.close();
        secure.close();
        kill();
        threads.shutdown();
        try {
            // Whoever is signing still writes into a directory that may be about to be removed.
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the fake desktop does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void exchange(ServerSide app) throws IOException {
        for (String text = app.read(); text != null; text = app.read()) {
            FlipperObject message = FlipperObject.parse(text);
            if ("signCertificate".equals(message.getString("method"))) {
                requests.add(message);
                app.send(signing.apply(message));
            } else {
                acknowledgements.add(message);
            }
        }
    }

    private void converse(ServerSide socket) throws IOException {
        FakeApp app = new FakeApp(socket);
        apps.add(app);
        try {
            for (String text = socket.read(); text != null; text = socket.read()) {
                app.received(FlipperObject.parse(text));
            }
        } finally {
            app.left();
        }
    }

    private void accept(ServerSocket listener, Conversation conversation) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                @Nullable SSLContext context = tls;
                if (context == null) {
                    socket.close();
                    continue;
                }
                open.add(socket);
                if (tls != context) {
                    // It was killed meanwhile, and may not have seen this one.
                    socket.close();
                    continue;
                }
                threads.execute(() -> {
                    try (ServerSide app = ServerSide.accept(listener == secure ? secured(socket, context) : socket)) {
                        conversation.hold(app);
                    } catch (IOException e) {
                        // The app disconnected, or the peer was no app.
                    }
                });
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private static Socket secured(Socket socket, SSLContext context) throws IOException {
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.setNeedClientAuth(true);
        return secured;
    }

    private static FlipperObject next(BlockingQueue<FlipperObject> queue) throws InterruptedException {
        FlipperObject message = queue.poll(60, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing came");
        }
        return message;
    }

    /** What is done with one app. */
    private interface Conversation {
        void hold(ServerSide app) throws IOException;
    }
}
