package dev.bottlenose.sdk.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonFuzzTest {
    @FuzzTest
    void whatIsReadIsWrittenAndReadTheSame(byte[] bytes) throws Exception {
        String text = new String(bytes, UTF_8);
        Allocation.check(bytes.length, () -> read(text));
        read(text).ifPresent(value -> {
            String written =
                    new FlipperObject.Builder().put("value", value).build().toJsonString();
            assertThat(FlipperObject.parse(written).get("value")).isEqualTo(value);
            assertThat(FlipperObject.parse(written).toJsonString()).isEqualTo(written);
        });
    }

    @FuzzTest
    void anyTextIsWrittenAndReadTheSame(byte[] bytes) {
        String text = new String(bytes, UTF_8);

        assertThat(JsonReader.read(JsonWriter.quote(text))).isEqualTo(text);
    }

    /** An object that is built of what was read has one way only to be written. */
    @FuzzTest
    void membersAreReadWithoutAnException(byte[] bytes) {
        read(new String(bytes, UTF_8))
                .filter(FlipperObject.class::isInstance)
                .map(FlipperObject.class::cast)
                .ifPresent(object -> {
                    assertThat(object.getObject("a").toJsonString()).startsWith("{");
                    assertThat(object.getArray("a").toJsonString()).startsWith("[");
                    assertThat(object.getString("a") + object.getInt("a") + object.getBoolean("a"))
                            .isNotEmpty();
                });
    }

    @Test
    void workIsLinear() {
        LinearWork.check(JsonFuzzTest::read);
        LinearWork.check("\"", "\"", JsonFuzzTest::read);
        LinearWork.check("[", "1]", JsonFuzzTest::read);
        LinearWork.check("1", "", JsonFuzzTest::read);
        LinearWork.check("0.", "", JsonFuzzTest::read);
    }

    private static Optional<Object> read(String text) {
        try {
            @Nullable Object value = JsonReader.read(text);
            return Optional.ofNullable(value);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("JSON is ");
            return Optional.empty();
        }
    }
}
