package dev.bottlenose.recording.format;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A body as the app sent it, which may be compressed. */
final class HarBody {
    private static final String BINARY = "application/octet-stream";

    /** How much of a compressed body is decompressed, in bytes. */
    private static final int MOST_INFLATED = 64 << 20;

    private final byte[] bytes;

    private HarBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @param base64 what the app sent; empty if there is no body */
    static HarBody of(Optional<String> base64) {
        try {
            return new HarBody(Base64.getMimeDecoder().decode(base64.orElse("")));
        } catch (IllegalArgumentException e) {
            return new HarBody(new byte[0]);
        }
    }

    static HarBody joined(Collection<HarBody> parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.forEach(part -> whole.writeBytes(part.bytes));
        return new HarBody(whole.toByteArray());
    }

    int size() {
        return bytes.length;
    }

    /** The body of a request; binary as base64, marked by {@code _encoding}. */
    JsonObject postData(Optional<String> type, Optional<String> encoding) {
        return withText(plain(encoding), Json.object().put("mimeType", type.orElse(BINARY)), "_encoding");
    }

    /** The body of a response; binary as base64. */
    JsonObject content(Optional<String> type, Optional<String> encoding) {
        byte[] plain = plain(encoding);
        JsonObject.Builder json = Json.object().put("size", plain.length).put("mimeType", type.orElse(BINARY));
        return plain.length == 0 ? json.build() : withText(plain, json, "encoding");
    }

    private static JsonObject withText(byte[] plain, JsonObject.Builder json, String encoding) {
        try {
            return json.put(
                            "text",
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(plain))
                                    .toString())
                    .build();
        } catch (CharacterCodingException e) {
            return json.put("text", Base64.getEncoder().encodeToString(plain))
                    .put(encoding, "base64")
                    .build();
        }
    }

    private byte[] plain(Optional<String> encoding) {
        if (!encoding.filter(name -> name.trim().equalsIgnoreCase("gzip")).isPresent()) {
            return bytes;
        }
        try (GZIPInputStream inflating = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return inflating.readNBytes(MOST_INFLATED);
        } catch (IOException e) {
            return bytes;
        }
    }
}
