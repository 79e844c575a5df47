package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Spring Boot app whose only dependency on Bottlenose is the starter on its class path, with our server. */
final class SpringBootSampleTest {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    Path home;

    @TempDir
    Path userHome;

    @Test
    void appIsListedShowsItsDatabaseAndSendsMessages() throws Exception {
        Bottlenose bottlenose = new Bottlenose(Jdk.current(), home);
        try (Bottlenose.Server server = bottlenose.serve();
                Program tail = bottlenose.start("tail", "--json", "--app", "Fish Market");
                Program market = market(server)) {
            HttpRequest order = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + portOf(market) + "/orders/herring"))
                    .timeout(Duration.ofMinutes(5))
                    .POST(BodyPublishers.noBody())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(order, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);

            awaitAll(
                    tail,
                    List.of(
                            line -> isOf(line, "Network", "newRequest", "url", "/orders/herring"),
                            line -> isOf(line, "Network", "newResponse", "reason", ""),
                            // Asked by the app, and answered by it.
                            line -> isOf(line, "Network", "newRequest", "url", "/prices/herring"),
                            line -> isOf(line, "Network", "newRequest", "url", "/prices/herring"),
                            line -> isOf(line, "JvmLogs", "log", "message", "sold one herring")));

            assertThat(bottlenose.run("apps").lines())
                    .singleElement()
                    .asString()
                    .startsWith("Fish%20Market#Linux#");
            assertThat(bottlenose.run("plugins", "Fish Market").lines())
                    .contains("Network", "Databases", "JvmLogs", "CrashReporter");
            Bottlenose.Result databases = bottlenose.run("call", "Fish Market", "Databases", "databaseList");
            assertThat(databases.exitCode()).isZero();
            assertThat(databases.lines())
                    .singleElement()
                    .asString()
                    .contains("\"name\":\"dataSource\"")
                    .contains("\"ORDERS\"");
            assertThat(bottlenose
                            .run(
                                    "call",
                                    "Fish Market",
                                    "Databases",
                                    "execute",
                                    "{\"databaseId\":1,\"value\":\"SELECT fish FROM orders\"}")
                            .lines())
                    .singleElement()
                    .asString()
                    .contains("herring");

            assertThat(market.interrupt()).isEqualTo(143);
        }
    }

    private Program market(Bottlenose.Server server) throws Exception {
        return Program.start(
                "Spring Boot sample",
                List.of(
                        Jdk.current().java().toString(),
                        "-cp",
                        Repository.ROOT.resolve("samples/spring-boot/target/app") + "/*",
                        "dev.bottlenose.samples.boot.FishMarket",
                        "--server.port=0",
                        "--server.address=localhost",
                        "--bottlenose.secure-port=" + server.port("secure"),
                        "--bottlenose.insecure-port=" + server.port("insecure")),
                Map.of(
                        "HOME",
                        userHome.toString(),
                        "XDG_STATE_HOME",
                        userHome.resolve("state").toString()));
    }

    private static int portOf(Program market) throws InterruptedException {
        Matcher port = STARTED.matcher("");
        market.awaitJson(line -> port.reset(line.string("text").orElse("")).find());
        return Integer.parseInt(port.group(1));
    }

    /** Waits for one line for each, in whatever order they come. */
    private static void awaitAll(Program tail, List<Predicate<JsonObject>> wanted) throws InterruptedException {
        List<Predicate<JsonObject>> missing = new ArrayList<>(wanted);
        tail.awaitJson(line -> {
            missing.stream().filter(fits -> fits.test(line)).findFirst().ifPresent(missing::remove);
            return missing.isEmpty();
        });
    }

    private static boolean isOf(JsonObject line, String plugin, String method, String member, String part) {
        return line.string("plugin").orElse("").equals(plugin)
                && line.string("method").orElse("").equals(method)
                && line.object("params")
                        .flatMap(params -> params.string(member))
                        .orElse("")
                        .contains(part);
    }
}
