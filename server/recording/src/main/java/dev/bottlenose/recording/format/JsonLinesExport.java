package dev.bottlenose.recording.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.JsonTextBuilder;
import dev.bottlenose.recording.entry.Entry;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a session as lines of JSON: a header, then {@code {position, time, kind, plugin, message}} for each entry, then
 * {@code {"end": count}}, without which the file is incomplete.
 */
public final class JsonLinesExport implements SessionExport {
    private final OutputStream out;
    private long count;

    /** Writes the header. */
    public JsonLinesExport(SessionHeader header, OutputStream out) throws IOException {
        this.out = out;
        write(header.toJson().toText());
    }

    @Override
    public void add(Entry entry) throws IOException {
        JsonTextBuilder line = new JsonTextBuilder(entry.text().size() + 100)
                .raw("{\"position\":" + entry.position() + ",\"time\":" + entry.time() + ",\"kind\":\""
                        + entry.kind().wireName() + "\",\"plugin\":")
                .quoted(entry.plugin())
                .raw(",\"message\":")
                .raw(oneLine(entry.text()))
                .raw("}");
        write(line.build());
        count++;
    }

    @Override
    public void finish() throws IOException {
        write(Json.object().put("end", count).toText());
        out.flush();
    }

    private void write(JsonText line) throws IOException {
        out.write(line.bytes());
        out.write("\n".getBytes(UTF_8));
    }

    /** Line breaks in JSON are only between its tokens. */
    private static JsonText oneLine(JsonText text) {
        byte[] bytes = text.bytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                byte[] line = bytes.clone();
                for (int j = i; j < line.length; j++) {
                    line[j] = line[j] == '\n' || line[j] == '\r' ? (byte) ' ' : line[j];
                }
                return JsonText.wrap(line);
            }
        }
        return text;
    }
}
