package dev.bottlenose.testing.android;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The connection of one adb server to the device, as the device sees it. Safe from any thread. */
final class AdbTransport {
    private static final int AUTH_TOKEN = 1;
    private static final int AUTH_SIGNATURE = 2;
    private static final int TOKEN_LENGTH = 20;

    private final Socket socket;
    private final DeviceTraits traits;
    private final BiConsumer<AdbStream, String> opened;
    private final Map<Integer, AdbStream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger nextId = new AtomicInteger(1);
    private volatile boolean checksums = true;
    private volatile int maxPayload = 4096;

    /**
     * Creates a transport for an accepted connection.
     *
     * @param opened called with each stream that the adb server opens, and its service
     */
    AdbTransport(Socket socket, DeviceTraits traits, BiConsumer<AdbStream, String> opened) {
        this.socket = socket;
        this.traits = traits;
        this.opened = opened;
    }

    int maxPayload() {
        return maxPayload;
    }

    /** Serves the adb server until it disconnects. */
    void run() {
        try {
            while (true) {
                received(AdbPacket.read(socket.getInputStream(), checksums));
            }
        } catch (IOException e) {
            // It has disconnected.
        } finally {
            close();
        }
    }

    /** Opens a stream to a service of the adb server's computer. */
    AdbStream open(String service) throws IOException {
        AdbStream stream = new AdbStream(this, nextId.getAndIncrement(), 0);
        streams.put(stream.localId(), stream);
        send(new AdbPacket("OPEN", stream.localId(), 0, service + "\0"));
        return stream;
    }

    void send(AdbPacket packet) throws IOException {
        byte[] bytes = packet.encoded(checksums);
        synchronized (socket) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }
    }

    void forget(AdbStream stream) {
        streams.remove(stream.localId(), stream);
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed anyway.
        }
        streams.values().forEach(AdbStream::end);
        streams.clear();
    }

    private void received(AdbPacket packet) throws IOException {
        switch (packet.command()) {
            case "CNXN":
                connected(packet);
                break;
            case "AUTH":
                authorize(packet.first());
                break;
            case "OPEN":
                AdbStream stream = new AdbStream(this, nextId.getAndIncrement(), packet.first());
                streams.put(stream.localId(), stream);
                opened.accept(stream, packet.text());
                break;
            case "OKAY":
                with(packet, found -> found.acknowledged(packet.first()));
                break;
            case "WRTE":
                with(packet, found -> found.received(packet.payload()));
                break;
            case "CLSE":
                with(packet, found -> {
                    forget(found);
                    found.end();
                });
                break;
            default:
                throw new IOException("unknown packet " + packet.command());
        }
    }

    private void connected(AdbPacket packet) throws IOException {
        int version = Math.min(packet.first(), traits.version());
        maxPayload = Math.min(packet.second(), traits.maxPayload());
        if (traits.isUnauthorized()) {
            challenge();
        } else {
            introduce();
        }
        checksums = version <= AdbPacket.VERSION_WITH_CHECKSUM;
    }

    /** The device knows none of the computer's keys, and its owner does not accept one. */
    private void authorize(int kind) throws IOException {
        if (!traits.isUnauthorized()) {
            introduce();
        } else if (kind == AUTH_SIGNATURE) {
            challenge();
        }
    }

    private void challenge() throws IOException {
        byte[] token = new byte[TOKEN_LENGTH];
        new SecureRandom().nextBytes(token);
        send(new AdbPacket("AUTH", AUTH_TOKEN, 0, token));
    }

    private void introduce() throws IOException {
        send(new AdbPacket("CNXN", traits.version(), traits.maxPayload(), traits.banner()));
    }

    private void with(AdbPacket packet, Consumer<AdbStream> action) {
        AdbStream stream = streams.get(packet.second());
        if (stream != null) {
            action.accept(stream);
        }
    }
}
