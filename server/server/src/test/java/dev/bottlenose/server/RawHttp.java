package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;

/** The response to an HTTP request written by hand, because no client lets its user choose {@code Host}. */
record RawHttp(String text) {
    /** Reads the response until the server closes the connection. */
    static RawHttp get(int port, String target, String... headers) throws IOException {
        String head = "GET " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(WebSocketPeer.TIMEOUT_SECONDS * 1000);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            return new RawHttp(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    /** Requests an upgrade that is refused. */
    static RawHttp upgrade(int port, String target, String... headers) throws IOException {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Connection: Upgrade";
        all[headers.length + 1] = "Upgrade: websocket";
        all[headers.length + 2] = "Sec-WebSocket-Version: 13";
        all[headers.length + 3] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
        return get(port, target, all);
    }

    int status() {
        return Integer.parseInt(text.substring(9, 12));
    }

    Optional<String> header(String name) {
        return text.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
}
