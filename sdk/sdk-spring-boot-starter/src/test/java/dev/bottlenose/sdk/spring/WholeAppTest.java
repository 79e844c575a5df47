package dev.bottlenose.sdk.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A whole app with the starter: Tomcat, a connection pool, Logback. */
final class WholeAppTest {
    private final MockConnection desktop = new MockConnection();
    private final Calls calls = new Calls(desktop);
    private HttpServer prices;
    private ConfigurableApplicationContext app;

    @BeforeEach
    void start() throws IOException {
        prices = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        prices.createContext("/", WholeAppTest::answer);
        prices.start();
        ApplicationContextInitializer<GenericApplicationContext> client =
                context -> context.registerBean(FlipperClient.class, () -> new FlipperClient(desktop));
        app = new SpringApplicationBuilder(Shop.class, Shop.Counter.class)
                .profiles("dev")
                .initializers(client)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID())
                .run();
        app.getBean(JdbcTemplate.class).execute("CREATE TABLE ORDERS (FISH VARCHAR(40))");
        openPlugins();
    }

    @AfterEach
    void stop() {
        app.close();
        prices.stop(0);
    }

    @Test
    void springBootHasTheVersionUnderTest() {
        assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("expected.spring-boot"));
    }

    @Test
    void requestsResponsesAndLogLinesAreShown() throws Exception {
        assertThat(order("herring")).isEqualTo("POST herring GET ");

        FlipperObject orders = shown("newRequest", "/orders?");
        FlipperObject answered = calls.awaitEvent("Network", "newResponse", event -> isOf(event, orders));
        assertThat(answered.getInt("status")).isEqualTo(200);
        assertThat(text(answered)).isEqualTo("POST herring GET ");

        FlipperObject rest = shown("newRequest", "/rest");
        FlipperObject sent = calls.awaitEvent(
                "Network",
                "newRequest",
                event -> isOf(event, rest) && !text(event).isEmpty());
        assertThat(text(sent)).isEqualTo("herring");
        assertThat(text(calls.awaitEvent("Network", "newResponse", event -> isOf(event, rest))))
                .isEqualTo("POST herring");

        FlipperObject http = shown("newRequest", "/http");
        assertThat(text(calls.awaitEvent("Network", "newResponse", event -> isOf(event, http))))
                .isEqualTo("GET ");

        assertThat(calls.awaitEvent("JvmLogs", "log", event -> "shop".equals(event.getString("tag")))
                        .getString("message"))
                .isEqualTo("an order for herring");
    }

    @Test
    void databaseIsShown() throws Exception {
        order("squid");

        FlipperObject database = calls.call("Databases", "databaseList", FlipperObject.empty())
                .getArray("success")
                .getObject(0);
        assertThat(database.getString("name")).isEqualTo("dataSource");
        assertThat(database.getArray("tables").toList()).contains("ORDERS");
        FlipperObject rows = calls.call(
                "Databases",
                "execute",
                FlipperObject.of("databaseId", database.getInt("id"), "value", "SELECT FISH FROM ORDERS"));
        assertThat(rows.toJsonString()).contains("squid");
    }

    @Test
    void requestsAreAnsweredByTheDesktopsMocks() throws Exception {
        calls.call(
                "Network",
                "mockResponses",
                FlipperObject.parse("{\"routes\":[{\"requestUrl\":\"" + url("/rest")
                        + "\",\"method\":\"POST\",\"data\":\"mocked\",\"headers\":[],\"status\":\"200\"}]}"));

        assertThat(order("herring")).isEqualTo("mocked GET ");
    }

    @Test
    void failuresAreTheAppsOwnAndShown() throws Exception {
        prices.stop(0);

        assertThat(send("herring").statusCode()).isEqualTo(500);

        FlipperObject rest = shown("newRequest", "/rest");
        assertThat(calls.awaitEvent("Network", "newResponse", event -> isOf(event, rest))
                        .getInt("status"))
                .isEqualTo(-1);
    }

    @Test
    void clientIsConnectedWhileTheAppRuns() {
        FlipperClient client = app.getBean(FlipperClient.class);
        assertThat(client.isConnected()).isTrue();

        app.close();

        assertThat(client.isConnected()).isFalse();
    }

    private void openPlugins() {
        calls.init("Network");
        calls.init("JvmLogs");
        calls.init("Databases");
    }

    private FlipperObject shown(String method, String part) {
        return calls.awaitEvent(
                "Network",
                method,
                event -> Objects.toString(event.getString("url"), "").contains(part));
    }

    private String order(String fish) throws Exception {
        return send(fish).body();
    }

    private HttpResponse<String> send(String fish) throws Exception {
        int port = Integer.parseInt(app.getEnvironment().getProperty("local.server.port", ""));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders?prices=" + url("")))
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(fish))
                                .build(),
                        BodyHandlers.ofString());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + prices.getAddress().getPort() + path;
    }

    private static boolean isOf(FlipperObject event, FlipperObject request) {
        return Objects.equals(event.getString("id"), request.getString("id"));
    }

    private static String text(FlipperObject event) {
        return new String(Base64.getDecoder().decode(Objects.toString(event.getString("data"), "")), UTF_8);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = (exchange.getRequestMethod() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8))
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
