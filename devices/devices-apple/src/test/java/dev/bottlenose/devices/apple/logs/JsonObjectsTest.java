package dev.bottlenose.devices.apple.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonObjectsTest {
    private final List<JsonObject> found = new ArrayList<>();
    private final JsonObjects objects = new JsonObjects(64, found::add);

    @Test
    void objectsAreFoundOneALineAndInAnArrayThatNeverCloses() {
        feed("Filtering the log data using \"sender CONTAINS \"x\"\"\n{\"n\":1}\n{\"n\":2}\n");
        feed("[{\n  \"n\" : 3\n},{\n  \"n\" : {\"inner\":[{}]}\n},");

        assertThat(found).hasToString("[{\"n\":1}, {\"n\":2}, {\"n\":3}, {\"n\":{\"inner\":[{}]}}]");
    }

    @Test
    void bracesAndQuotesInStringsAreText() {
        feed("{\"s\":\"} \\\" { \\\\\"}{\"after\":true}");

        assertThat(found).hasSize(2);
        assertThat(found.get(0).string("s")).contains("} \" { \\");
    }

    @Test
    void chunksMayBeOfAnySize() {
        for (byte b : "{\"word\":\"Grüße 🐬\"}".getBytes(UTF_8)) {
            objects.accept(new byte[] {b});
        }

        assertThat(found.get(0).string("word")).contains("Grüße 🐬");
    }

    @Test
    void whatIsTooLargeOrNotJsonIsSkipped() {
        feed("{\"long\":\"" + "x".repeat(100) + "\"}{words}{\"n\":1}");

        assertThat(found).hasToString("[{\"n\":1}]");
    }

    private void feed(String text) {
        objects.accept(text.getBytes(UTF_8));
    }
}
