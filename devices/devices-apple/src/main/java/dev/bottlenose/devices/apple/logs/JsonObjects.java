package dev.bottlenose.devices.apple.logs;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Finds the objects in an endless text, one a line or spread over lines of an unclosed array, as {@code log stream}
 * prints them. Text between objects is skipped. For one thread.
 */
final class JsonObjects implements Consumer<byte[]> {
    private final Consumer<JsonObject> found;
    private final int largest;
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private int depth;
    private boolean quoted;
    private boolean escaped;

    /** @param largest in bytes; larger objects are skipped */
    JsonObjects(int largest, Consumer<JsonObject> found) {
        this.largest = largest;
        this.found = found;
    }

    @Override
    public void accept(byte[] chunk) {
        for (byte b : chunk) {
            take(b);
        }
    }

    private void take(byte b) {
        if (depth == 0 && b != '{') {
            return;
        }
        if (object.size() <= largest) {
            object.write(b);
        }
        if (quoted) {
            quoted = escaped || b != '"';
            escaped = !escaped && b == '\\';
        } else if (b == '"') {
            quoted = true;
        } else if (b == '{') {
            depth++;
        } else if (b == '}' && --depth == 0) {
            complete();
        }
    }

    private void complete() {
        byte[] text = object.toByteArray();
        object.reset();
        if (text.length <= largest) {
            try {
                found.accept(Json.parseObject(JsonText.wrap(text)));
            } catch (MalformedJsonException notJson) {
                // Other text in braces; the next object may be valid.
            }
        }
    }
}
