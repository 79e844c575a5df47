package dev.bottlenose.sdk.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.fuzz.LinearWork;
import org.junit.jupiter.api.Test;

/** Calls of a desktop. */
final class RequestFuzzTest {
    @FuzzTest
    void anyMessageIsACallOrRefused(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        try {
            Request request = Request.parse(text);
            assertThat(request.param("api")).isNotNull();
            assertThat(FlipperObject.parse(request.params().toJsonString())).isEqualTo(request.params());
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check("{\"id\":1,\"params\":{\"a\":\"", "\"}}", RequestFuzzTest::parse);
        LinearWork.check("{\"id\":1", "}", RequestFuzzTest::parse);
    }

    private static void parse(String text) {
        try {
            assertThat(Request.parse(text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
