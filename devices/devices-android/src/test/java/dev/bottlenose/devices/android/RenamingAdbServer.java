package dev.bottlenose.devices.android;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real adb server that lists one device under another serial, padded as adb does it. Safe from any thread. */
final class RenamingAdbServer implements Closeable {
    private final int server;
    private final String serial;
    private final String alias;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "renaming-adb");
        thread.setDaemon(true);
        return thread;
    });

    RenamingAdbServer(int server, String serial, String alias) throws IOException {
        this.server = server;
        this.serial = serial;
        this.alias = alias;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            sockets.add(upstream);
            DataInputStream in = new DataInputStream(client.getInputStream());
            String service = string(in);
            send(upstream, service.replace(alias, serial));
            threads.execute(() -> copy(in, upstream));
            DataInputStream answers = new DataInputStream(upstream.getInputStream());
            if (service.endsWith("devices-l")) {
                client.getOutputStream().write(answers.readNBytes(4));
                while (true) {
                    send(client, string(answers).replace(pad(serial), pad(alias)));
                }
            }
            copy(answers, client);
        } catch (IOException e) {
            // One side has ended.
        }
    }

    private static String pad(String serial) {
        return String.format("%-22s ", serial);
    }

    private static void copy(InputStream from, Socket to) {
        try {
            from.transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // One side has ended.
        }
    }

    private static String string(DataInputStream in) throws IOException {
        byte[] length = new byte[4];
        in.readFully(length);
        byte[] text = new byte[Integer.parseInt(new String(length, US_ASCII), 16)];
        in.readFully(text);
        return new String(text, UTF_8);
    }

    private static void send(Socket to, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        to.getOutputStream().write((String.format("%04x", bytes.length) + text).getBytes(UTF_8));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
