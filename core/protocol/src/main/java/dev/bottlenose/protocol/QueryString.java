package dev.bottlenose.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters behind the first {@code ?} of a request target, decoded as leniently as the original does: a broken escape
 * stands for itself, a key that occurs twice counts as missing, a second {@code ?} ends the query.
 */
public final class QueryString {
    private final Map<String, String> decoded = new HashMap<>();
    private final Map<String, String> raw = new HashMap<>();

    private QueryString() {}

    /** Parses whatever a peer sent; never fails. */
    public static QueryString ofTarget(String requestTarget) {
        QueryString query = new QueryString();
        String[] parts = requestTarget.split("\\?", 3);
        if (parts.length > 1) {
            query.read(parts[1]);
        }
        return query;
    }

    /** A parameter's value after form decoding. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(decoded.get(name));
    }

    /** A parameter's value as it was sent, for what must not be form-decoded. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(raw.get(name));
    }

    private void read(String query) {
        Set<String> repeated = new HashSet<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (raw.put(name, value) != null) {
                repeated.add(name);
            }
            decoded.put(name, decode(value));
        }
        decoded.keySet().removeAll(repeated);
        raw.keySet().removeAll(repeated);
    }

    private static String decode(String encoded) {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = bytes[i] == '%' && i + 2 < bytes.length ? hexByte(bytes[i + 1], bytes[i + 2]) : -1;
            if (escaped >= 0) {
                plain.write(escaped);
                i += 2;
            } else {
                plain.write(bytes[i] == '+' ? ' ' : bytes[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int hexByte(byte high, byte low) {
        int value = Character.digit(high, 16) << 4 | Character.digit(low, 16);
        return value < 0 ? -1 : value;
    }
}
