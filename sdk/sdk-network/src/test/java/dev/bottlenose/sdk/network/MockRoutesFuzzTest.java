package dev.bottlenose.sdk.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.fuzz.LinearWork;
import org.junit.jupiter.api.Test;

/** Mocked responses as a front end describes them. */
final class MockRoutesFuzzTest {
    @FuzzTest
    void anyDescriptionIsARouteThatAnswersOrRefused(byte[] bytes) {
        try {
            FlipperArray described = FlipperObject.parse("{\"routes\":" + new String(bytes, UTF_8) + "}")
                    .getArray("routes");
            MockRoutes routes = MockRoutes.of(described);
            routes.find("GET", "http://localhost/").ifPresent(MockRoutesFuzzTest::check);
            for (int i = 0; i < described.length(); i++) {
                String url = String.valueOf(described.getObject(i).getString("requestUrl"));
                routes.find("GET", url).ifPresent(MockRoutesFuzzTest::check);
            }
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check("[{\"requestUrl\":\"", "\"}]", MockRoutesFuzzTest::read);
        LinearWork.check("[{\"requestUrl\":\"a\",\"status\":\"", "\"}]", MockRoutesFuzzTest::read);
    }

    private static void read(String routes) {
        try {
            MockRoutes.of(FlipperObject.parse("{\"routes\":" + routes + "}").getArray("routes"));
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private static void check(MockResponse response) {
        assertThat(response.head().status()).isBetween(200, 599);
        assertThat(response.head().headers().toList())
                .noneMatch(header -> header.name().equalsIgnoreCase("content-length"));
    }
}
