package dev.bottlenose.recording.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.recording.entry.Entry;
import dev.bottlenose.recording.entry.EntryKind;
import dev.bottlenose.recording.entry.RecordedApp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class SessionFileExportTest {
    @Test
    void fileIsCompressedLinesOfJson() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionHeader header = new SessionHeader(
                "s1",
                new RecordedApp("Shop#Android", Json.object().put("app", "Shop").build()),
                1000,
                OptionalLong.of(2000),
                Optional.of("checkout bug"));
        SessionExport export = new SessionFileExport(header, out);
        export.add(new Entry(0, 1500, EntryKind.MESSAGE, "a \"b\"", JsonText.of("{\n\"a\":\r\n1}")));
        export.finish();

        String lines =
                new String(new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes(), UTF_8);
        assertThat(lines)
                .isEqualTo("{\"bottlenose\":\"session\",\"version\":1,\"id\":\"s1\",\"client\":\"Shop#Android\","
                        + "\"query\":{\"app\":\"Shop\"},\"started\":1000,\"ended\":2000,\"name\":\"checkout bug\"}\n"
                        + "{\"position\":0,\"time\":1500,\"kind\":\"message\",\"plugin\":\"a \\\"b\\\"\","
                        + "\"message\":{ \"a\":  1}}\n"
                        + "{\"end\":1}\n");
    }
}
