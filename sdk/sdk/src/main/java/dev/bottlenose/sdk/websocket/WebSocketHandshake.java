package dev.bottlenose.sdk.websocket;

import dev.bottlenose.sdk.carrier.RefusedException;
import dev.bottlenose.sdk.transport.ConnectRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The opening handshake of a WebSocket (RFC 6455, section 4). */
final class WebSocketHandshake {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MAX_HEAD = 16 * 1024;

    private final ConnectRequest request;
    private final String key;

    /** @param nonce 16 random bytes */
    WebSocketHandshake(ConnectRequest request, byte[] nonce) {
        this.request = request;
        this.key = Base64.getEncoder().encodeToString(nonce);
    }

    byte[] request() {
        String host = request.host().indexOf(':') < 0 ? request.host() : "[" + request.host() + "]";
        String origin = request.origin().map(page -> "Origin: " + page + "\r\n").orElse("");
        String head = "GET /?" + request.query() + " HTTP/1.1\r\n"
                + "Host: " + host + ":" + request.port() + "\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + origin
                + "\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads the response up to the end of its head.
     *
     * @return the desktop's time, where it sent it
     * @throws RefusedException if the response does not accept the WebSocket
     */
    Optional<Instant> accept(InputStream in) throws IOException {
        String[] lines = readHead(in).split("\r\n", -1);
        if (!lines[0].startsWith("HTTP/1.1 101")) {
            throw new RefusedException("the desktop answered: " + printable(lines[0]));
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).trim());
            }
        }
        if (!expectedAccept().equals(headers.get("Sec-WebSocket-Accept"))
                || headers.containsKey("Sec-WebSocket-Extensions")) {
            throw new RefusedException("the desktop's answer is not a WebSocket handshake");
        }
        return date(headers.get("Date"));
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !"\r\n\r\n".contentEquals(head.subSequence(head.length() - 4, head.length()))) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the desktop closed the connection instead of answering");
            }
            if (head.length() == MAX_HEAD || (head.length() == 0 && next != 'H')) {
                throw new RefusedException("the desktop's answer is not HTTP");
            }
            head.append((char) next);
        }
        return head.substring(0, head.length() - 4);
    }

    private String expectedAccept() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static Optional<Instant> date(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A response may contain anything: shortens it, and removes control characters that a terminal would act on. */
    private static String printable(String line) {
        String start = line.substring(0, Math.min(line.length(), 80));
        return start.replaceAll("[^ -~]", "?");
    }
}
