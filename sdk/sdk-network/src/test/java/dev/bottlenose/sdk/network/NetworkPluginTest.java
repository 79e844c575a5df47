package dev.bottlenose.sdk.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class NetworkPluginTest {
    private static final String NOTE = "X-Bottlenose-Note";

    private final AtomicLong nanos = new AtomicLong();
    private final MockConnection desktop = new MockConnection();
    private final FlipperClient client = new FlipperClient(desktop);

    @Test
    void requestAndResponseAreSentFieldByField() {
        NetworkPlugin plugin = connected(options());

        Exchange exchange = plugin.begin(get("http://host/path?a=b", "Accept", "text/plain"));
        nanos.addAndGet(2_500_000);
        exchange.took(Phase.DNS_LOOKUP, Duration.ofMillis(1));
        exchange.response(new ResponseHead(404, "Not Found", headers("Content-Type", "text/plain")));
        exchange.response(bytes("none"));
        nanos.addAndGet(1_000_000);
        exchange.responseEnds();

        FlipperObject request = events("newRequest").get(0);
        String id = String.valueOf(request.getString("id"));
        assertThat(request)
                .isEqualTo(FlipperObject.of(Map.of(
                        "id",
                        id,
                        "timestamp",
                        1_000,
                        "method",
                        "GET",
                        "url",
                        "http://host/path?a=b",
                        "headers",
                        FlipperArray.of(FlipperObject.of("key", "Accept", "value", "text/plain")))));
        assertThat(events("newResponse").get(0).toJsonString())
                .isEqualTo("{\"id\":\"" + id + "\",\"timestamp\":1000,\"status\":404,\"reason\":\"Not Found\","
                        + "\"headers\":[{\"key\":\"Content-Type\",\"value\":\"text/plain\"}],\"data\":\"bm9uZQ==\","
                        + "\"isMock\":false,\"insights\":{\"dnsLookupTime\":1.0,\"timeToFirstByte\":2.5,"
                        + "\"transferTime\":1.0,\"bytesTransfered\":4,\"transferSpeed\":4000},"
                        + "\"totalChunks\":1,\"index\":0}");
    }

    @Test
    void bodyOfARequestFollowsUnderTheSameIdAndTime() {
        NetworkPlugin plugin = connected(options());

        Exchange exchange = plugin.begin(post("http://host/"));
        exchange.requestBegins();
        exchange.request(bytes("lost on the way"));
        exchange.requestBegins();
        exchange.request(bytes("sent "));
        exchange.request(bytes("again"));
        exchange.requestEnds();

        List<FlipperObject> requests = events("newRequest");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).contains("data")).isFalse();
        assertThat(RecordingDesktop.text(requests.get(1))).isEqualTo("sent again");
        assertThat(requests.get(1).getString("id")).isEqualTo(requests.get(0).getString("id"));
    }

    @Test
    void longBodyIsSentInPartsOfUnbrokenBase64() {
        NetworkPlugin plugin = connected(options());
        byte[] body = new byte[600_000];
        body[599_999] = 7;

        answered(plugin, ByteBuffer.wrap(body), "application/octet-stream");

        List<FlipperObject> parts = events("partialResponse");
        assertThat(parts).extracting(part -> part.getInt("index")).containsExactly(0, 1, 2);
        assertThat(parts).extracting(part -> part.getInt("totalChunks")).containsOnly(3);
        assertThat(parts)
                .extracting(part -> RecordingDesktop.data(part).length)
                .containsExactly(262_144, 262_144, 75_712);
        assertThat(RecordingDesktop.data(parts.get(2))).endsWith(7);
        assertThat(parts.get(0).getInt("status")).isEqualTo(200);
        assertThat(parts.get(0).toJsonString()).doesNotContain("\\n");
    }

    @Test
    void bodyBeyondTheLimitIsCutAndItsSizeReported() {
        NetworkPlugin plugin = connected(options().bodies(10, 3));

        answered(plugin, bytes("abcdef"), "text/plain");

        FlipperObject response = events("newResponse").get(0);
        assertThat(RecordingDesktop.text(response)).isEqualTo("abc");
        assertThat(RecordingDesktop.header(response, NOTE)).isEqualTo("the first 3 of 6 bytes are shown");
        assertThat(RecordingDesktop.header(response, "content-length")).isEqualTo("6");
    }

    @Test
    void bodiesOfHiddenTypesAreLeftOut() {
        NetworkPlugin plugin = connected(options());

        answered(plugin, bytes("moving"), "Video/MP4; codecs=x");

        FlipperObject response = events("newResponse").get(0);
        assertThat(response.contains("data")).isFalse();
        assertThat(RecordingDesktop.header(response, NOTE)).contains("0 of 6 bytes");
    }

    @Test
    void allCopiesTogetherStayWithinTheMemoryAllowed() {
        NetworkPlugin plugin = connected(options().memory(5));

        Exchange first = plugin.begin(get("http://host/1"));
        first.response(new ResponseHead(200, "", HeaderList.empty()));
        first.response(bytes("abcd"));
        answered(plugin, bytes("efgh"), "text/plain");
        first.responseEnds();
        answered(plugin, bytes("ijkl"), "text/plain");

        assertThat(events("newResponse")).extracting(RecordingDesktop::text).containsExactly("e", "abcd", "ijkl");
    }

    @Test
    void credentialsInHeadersAreNotShown() {
        NetworkPlugin plugin = connected(options().redactHeader("X-Mine").showHeader("Cookie"));
        HeaderList headers = headers("authorization", "Bearer s3cret")
                .with("X-API-Key", "s3cret")
                .with("Proxy-Authorization", "s3cret")
                .with("X-Mine", "s3cret")
                .with("Cookie", "a=b");

        Exchange exchange = plugin.begin(new RequestHead("GET", "http://host/", headers, false));
        exchange.response(new ResponseHead(200, "", headers("Set-Cookie", "id=s3cret")));
        exchange.responseEnds();

        assertThat(desktop.sentMessages().toString()).doesNotContain("s3cret");
        assertThat(RecordingDesktop.header(events("newRequest").get(0), "Cookie"))
                .isEqualTo("a=b");
        assertThat(RecordingDesktop.header(events("newResponse").get(0), "Set-Cookie"))
                .isEqualTo("[redacted]");
    }

    @Test
    void callsBeforeTheFirstDesktopAreSentWithTheBeginningOfTheirBodies() {
        NetworkPlugin plugin = options().bodiesWhileDisconnected(2).build();
        answered(plugin, bytes("abcdef"), "text/plain");

        connect(plugin);

        assertThat(events("newRequest")).hasSize(1);
        assertThat(RecordingDesktop.text(events("newResponse").get(0))).isEqualTo("ab");
    }

    @Test
    void withoutAResponseTheStatusIsMinusOne() {
        NetworkPlugin plugin = connected(options());

        plugin.begin(get("http://host/")).failed(new java.io.IOException("refused"));

        FlipperObject response = events("newResponse").get(0);
        assertThat(response.getInt("status")).isEqualTo(-1);
        assertThat(response.getString("reason")).isEqualTo("IOException: refused");
    }

    @Test
    void incompleteBodyIsShownUpToItsEnd() {
        NetworkPlugin plugin = connected(options());

        Exchange exchange = plugin.begin(get("http://host/"));
        exchange.response(new ResponseHead(200, "", HeaderList.empty()));
        exchange.response(bytes("half"));
        exchange.failed(new java.io.EOFException());
        exchange.responseEnds();

        assertThat(events("newResponse")).hasSize(1);
        FlipperObject response = events("newResponse").get(0);
        assertThat(RecordingDesktop.text(response)).isEqualTo("half");
        assertThat(RecordingDesktop.header(response, NOTE)).isEqualTo("the body is incomplete: EOFException");
    }

    @Test
    void endlessStreamIsSentWhenItBegins() {
        NetworkPlugin plugin = connected(options());

        Exchange exchange = plugin.begin(get("http://host/"));
        exchange.response(new ResponseHead(200, "", headers("Content-Type", "text/event-stream;charset=utf-8")));

        assertThat(events("newResponse")).hasSize(1);
    }

    @Test
    void nameForTheColumnDomainIsSentAsHeader() {
        NetworkPlugin plugin = connected(options().friendlyName(head -> Optional.of("search")));

        plugin.begin(get("http://host/"));

        assertThat(RecordingDesktop.header(events("newRequest").get(0), "X-FB-Friendly-Name"))
                .isEqualTo("search");
    }

    @Test
    void appsOwnFunctionForNamesCannotFailItsRequest() {
        NetworkPlugin plugin = connected(options().friendlyName(head -> {
            throw new IllegalStateException("broken");
        }));

        plugin.begin(get("http://host/"));

        assertThat(events("newRequest")).hasSize(1);
    }

    private NetworkPluginBuilder options() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000), ZoneOffset.UTC);
        return NetworkPlugin.builder().clock(clock, nanos::get);
    }

    private NetworkPlugin connected(NetworkPluginBuilder options) {
        NetworkPlugin plugin = options.build();
        connect(plugin);
        return plugin;
    }

    private void connect(NetworkPlugin plugin) {
        client.addPlugin(plugin);
        client.start();
        desktop.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "Network")));
    }

    private List<FlipperObject> events(String method) {
        return desktop.sentMessages().stream()
                .map(message -> message.getObject("params"))
                .filter(params -> method.equals(params.getString("method")))
                .map(params -> params.getObject("params"))
                .collect(Collectors.toList());
    }

    private static void answered(NetworkPlugin plugin, ByteBuffer body, String contentType) {
        Exchange exchange = plugin.begin(get("http://host/"));
        exchange.response(new ResponseHead(200, "OK", headers("Content-Type", contentType)));
        exchange.response(body);
        exchange.responseEnds();
    }

    private static RequestHead get(String url, String... header) {
        return new RequestHead(
                "GET", url, header.length == 0 ? HeaderList.empty() : headers(header[0], header[1]), false);
    }

    private static RequestHead post(String url) {
        return new RequestHead("POST", url, HeaderList.empty(), true);
    }

    private static HeaderList headers(String name, String value) {
        return HeaderList.empty().with(name, value);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
