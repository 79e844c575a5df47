package dev.bottlenose.samples.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.databases.DatabasesPlugin;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DemoTest {
    private final MockConnection connection = new MockConnection();
    private final FlipperClient client = new FlipperClient(connection);
    private final Demo demo = new Demo(client);

    @AfterEach
    void stop() {
        demo.stop();
    }

    @Test
    void everyPageHasItsPlugin() {
        client.start();
        connection.onReceive(FlipperObject.of("id", 1, "method", "getPlugins"));

        assertThat(connection.successes().get(0).getObject("success").getArray("plugins"))
                .isEqualTo(FlipperArray.of(
                        "Databases", "Example", "JvmLogs", "Network", "Preferences", "orders", "sea-mammals"));
    }

    @Test
    void salesAreShownInTheTableAndInTheDatabase() throws Exception {
        client.start();
        demo.sell();
        connection.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "orders")));

        assertThat(rows("orders", "newRow")).hasSize(1);
        DatabasesPlugin databases =
                client.getPluginByClass(DatabasesPlugin.class).orElseThrow();
        Answers answers = new Answers();
        databases.onConnect(answers);
        FlipperObject page = answers.call("getTableData", FlipperObject.of("databaseId", 1, "table", "orders"));
        assertThat(page.get("total")).isEqualTo(1L);
    }

    @Test
    void everySaleRequestsItsPriceThroughTheNetworkPlugin() {
        client.start();
        connection.onReceive(FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "Network")));
        demo.sell();

        assertThat(rows("Network", "newRequest")).hasSize(1);
    }

    @Test
    void visitorsCannotReachTheMachineThroughTheDatabase() throws Exception {
        Answers answers = new Answers();
        client.getPlugin("Databases").orElseThrow().onConnect(answers);

        assertThatThrownBy(() -> answers.call(
                        "execute", FlipperObject.of("databaseId", 1, "value", "SELECT FILE_READ('pom.xml')")))
                .hasMessageContaining("Admin rights");
    }

    @Test
    void startedMarketReportsItsSales() throws Exception {
        demo.start();
        Answers answers = new Answers();
        client.getPlugin("Example").orElseThrow().onConnect(answers);

        assertThat(answers.nextEvent().getString("msg")).startsWith("Sold ");
    }

    @Test
    void settingsOfTheMarketDecideWhatIsSold() throws Exception {
        try (FishMarket market = new FishMarket("small", new Random(1))) {
            Properties settings = market.settings();
            settings.setProperty("max.kilos", "1");

            assertThat(market.sell().kilos()).isEqualTo(1);
        }
    }

    private List<FlipperObject> rows(String api, String method) {
        return connection.sentMessages().stream()
                .map(message -> message.getObject("params"))
                .filter(params -> api.equals(params.getString("api")) && method.equals(params.getString("method")))
                .toList();
    }
}
