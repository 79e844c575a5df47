package dev.bottlenose.sdk.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MocksTest {
    private static final String ROUTE = "{\"requestUrl\":\"/items\",\"method\":\"GET\",\"data\":\"nothing\","
            + "\"headers\":[{\"key\":\"X-A\",\"value\":\"1\"},{\"key\":\"Content-Encoding\",\"value\":\"gzip\"}],"
            + "\"status\":\"503\",\"enabled\":true}";

    private final MockConnection desktop = new MockConnection();
    private final NetworkPlugin plugin = new NetworkPlugin();

    @BeforeEach
    void connect() {
        FlipperClient client = new FlipperClient(desktop);
        client.addPlugin(plugin);
        client.start();
        desktop.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "Network")));
    }

    @Test
    void desktopIsNotifiedThatMocksWork() {
        desktop.onReceive("{\"id\":1,\"method\":\"isMethodSupported\","
                + "\"params\":{\"api\":\"Network\",\"method\":\"mockResponses\"}}");

        assertThat(desktop.successes())
                .containsExactly(FlipperObject.of("id", 1, "success", FlipperObject.of("isSupported", true)));
    }

    @Test
    void matchingRequestGetsTheMockAndTheDesktopSeesIt() {
        mocks(ROUTE);

        MockResponse mock = begin("GET", "http://host/items?page=2").orElseThrow();

        assertThat(mock.head().status()).isEqualTo(503);
        assertThat(mock.body()).isEqualTo("nothing".getBytes(StandardCharsets.UTF_8));
        assertThat(mock.head().headers()).hasToString("[X-A: 1]");
        assertThat(desktop.successes()).containsExactly(FlipperObject.of("id", 7, "success", FlipperObject.empty()));
        FlipperObject event = desktop.sentMessages().get(2).getObject("params").getObject("params");
        assertThat(event.getBoolean("isMock")).isTrue();
        assertThat(RecordingDesktop.text(event)).isEqualTo("nothing");
    }

    @Test
    void otherMethodsAndPathsGoToTheServer() {
        mocks(ROUTE);

        assertThat(begin("POST", "http://host/items")).isEmpty();
        assertThat(begin("GET", "http://host/item")).isEmpty();
    }

    @Test
    void routesSwitchedOffOrWithoutUrlMatchNothing() {
        mocks(ROUTE.replace("true", "false"), ROUTE.replace("/items", " "));

        assertThat(begin("GET", "http://host/items")).isEmpty();
    }

    @Test
    void mocksEndWithTheDesktopThatSetThem() {
        mocks(ROUTE);

        desktop.disconnect();

        assertThat(begin("GET", "http://host/items")).isEmpty();
    }

    @Test
    void invalidStatusIsRefusedAndTheRoutesStayAsTheyWere() {
        mocks(ROUTE);
        mocks(ROUTE.replace("503", "often"));

        assertThat(desktop.errors()).hasSize(1);
        assertThat(desktop.errors().toString()).contains("status of the mock for /items is invalid: often");
        assertThat(begin("GET", "http://host/items")).isPresent();
    }

    private Optional<MockResponse> begin(String method, String url) {
        return plugin.begin(new RequestHead(method, url, HeaderList.empty(), false))
                .mock();
    }

    private void mocks(String... routes) {
        FlipperArray.Builder parsed = new FlipperArray.Builder();
        for (String route : routes) {
            parsed.put(FlipperObject.parse(route));
        }
        FlipperObject call = new FlipperObject.Builder()
                .put("api", "Network")
                .put("method", "mockResponses")
                .put("params", FlipperObject.of("routes", parsed))
                .build();
        desktop.onReceive(FlipperObject.of("id", 7, "method", "execute", "params", call));
    }
}
