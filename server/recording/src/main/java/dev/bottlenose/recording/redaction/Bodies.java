package dev.bottlenose.recording.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The bodies of network requests: base64 in the member {@code data}, plain or compressed with gzip. Other encodings, and
 * secrets that are split over two parts of a body, are not redacted. Immutable.
 */
final class Bodies {
    private static final byte[] MEMBER = "\"data\":\"".getBytes(ISO_8859_1);
    private static final String DATA = "data";

    /** The beginning of a body that is inspected, in bytes, after decompression. */
    private static final int MOST_INFLATED = 8 << 20;

    private final NameFinder finder;
    private final JsonRedaction values;

    Bodies(NameFinder finder, JsonRedaction values) {
        this.finder = finder;
        this.values = values;
    }

    /** Whether a body in this message contains one of the names. */
    boolean mayContainSecrets(byte[] message, int from, int to) {
        int at = from;
        while (true) {
            int start = indexOf(message, at, to);
            if (start < 0) {
                return false;
            }
            int end = start;
            while (end < to && message[end] != '"') {
                end++;
            }
            if (end > start && isSecret(plain(decode(unescape(message, start, end))))) {
                return true;
            }
            at = end;
        }
    }

    Json redact(Json value) {
        return value instanceof JsonObject object ? redactMembers(object) : redactElements(value);
    }

    private Json redactElements(Json value) {
        return value instanceof JsonArray array
                ? new JsonArray(array.elements().stream().map(this::redact).toList())
                : value;
    }

    private Json redactMembers(JsonObject object) {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members()
                .forEach((name, member) -> members.put(name, name.equals(DATA) ? redactData(member) : redact(member)));
        return new JsonObject(members);
    }

    private Json redactData(Json member) {
        return member instanceof JsonString body ? new JsonString(redactBody(body.value())) : redact(member);
    }

    private String redactBody(String base64) {
        byte[] body = decode(base64.getBytes(ISO_8859_1));
        byte[] plain = plain(body);
        if (!isSecret(plain)) {
            return base64;
        }
        byte[] redacted = values.redactText(new String(plain, UTF_8)).getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(isGzip(body) ? gzip(redacted) : redacted);
    }

    private boolean isSecret(byte[] plain) {
        return finder.occursIn(plain, 0, plain.length);
    }

    /** Without the backslashes that JSON may have before a slash, and without line breaks. */
    private static byte[] unescape(byte[] message, int start, int end) {
        byte[] characters = new byte[end - start];
        int count = 0;
        for (int i = start; i < end; i++) {
            if (message[i] == '\\') {
                i += i + 1 < end && message[i + 1] != '/' ? 1 : 0;
            } else {
                characters[count++] = message[i];
            }
        }
        return Arrays.copyOf(characters, count);
    }

    /** Empty if it is not base64. */
    private static byte[] decode(byte[] base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] plain(byte[] body) {
        if (!isGzip(body)) {
            return body;
        }
        try (GZIPInputStream inflating = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return inflating.readNBytes(MOST_INFLATED);
        } catch (IOException e) {
            return body;
        }
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length);
        try (GZIPOutputStream deflating = new GZIPOutputStream(bytes)) {
            deflating.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException("stream in memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** The index behind the next member's opening quote; -1 if there is none. */
    private static int indexOf(byte[] message, int from, int to) {
        for (int i = from; i <= to - MEMBER.length; i++) {
            if (message[i] == MEMBER[0] && Arrays.equals(message, i, i + MEMBER.length, MEMBER, 0, MEMBER.length)) {
                return i + MEMBER.length;
            }
        }
        return -1;
    }
}
