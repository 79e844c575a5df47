package dev.bottlenose.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program on the port of a server that is not running. Answers every connection with the same bytes, and remembers. */
final class Stranger implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final byte[] answer;
    private final int times;

    /** @param times how often it sends the answer on each connection */
    Stranger(String answer, int times) throws IOException {
        this.answer = answer.getBytes(ISO_8859_1);
        this.times = times;
        Thread thread = new Thread(this::run, "stranger");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The heads of all requests. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void run() {
        while (!socket.isClosed()) {
            try (Socket peer = socket.accept()) {
                requests.add(head(peer.getInputStream()));
                for (int i = 0; i < times; i++) {
                    peer.getOutputStream().write(answer);
                }
            } catch (IOException e) {
                // The peer has gone, or the test is over.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int next = in.read(); next >= 0 && head.indexOf("\r\n\r\n") < 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        return head.toString();
    }
}
