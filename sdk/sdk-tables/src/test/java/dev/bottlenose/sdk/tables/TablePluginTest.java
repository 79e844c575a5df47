package dev.bottlenose.sdk.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TablePluginTest {
    private static final String SCHEMA = "{\"title\":\"Jobs\",\"method\":\"newRow\",\"resetMethod\":\"clearTable\","
            + "\"removeMethod\":\"removeRow\",\"key\":\"id\",\"maxRows\":10000,\"columns\":["
            + "{\"key\":\"id\",\"title\":\"id\",\"type\":\"number\",\"filterable\":false,\"format\":\"000\"},"
            + "{\"key\":\"state\",\"title\":\"State\",\"type\":\"text\",\"filterable\":true}]}";

    private final MockConnection connection = new MockConnection();
    private final FlipperClient client = new FlipperClient(connection);
    private final TablePlugin jobs = declared().key("id").build();

    private static TablePluginBuilder declared() {
        return TablePlugin.builder("jobs")
                .title("Jobs")
                .column(Column.of("id").type(ColumnType.NUMBER).format("000"))
                .column(Column.of("state").title("State").filterable());
    }

    @Test
    void rowsAreSentWhileTheDesktopHasThePluginOpen() {
        connect(jobs);

        jobs.upsert(job(1, "waiting"));
        jobs.upsert(job(1, "running"));
        jobs.clear();

        assertThat(events())
                .containsExactly(
                        "schema " + SCHEMA,
                        "clearTable {}",
                        "newRow {\"id\":1,\"state\":\"waiting\"}",
                        "newRow {\"id\":1,\"state\":\"running\"}",
                        "clearTable {}");
    }

    @Test
    void rowsAreSentAgainToADesktopThatConnectsLater() {
        jobs.upsert(job(1, "waiting"));
        jobs.upsert(job(2, "waiting"));
        jobs.upsert(job(1, "running"));
        jobs.upsert(job(3, "waiting"));
        jobs.remove(3);

        connect(jobs);

        assertThat(events())
                .containsExactly(
                        "schema " + SCHEMA,
                        "clearTable {}",
                        "newRow {\"id\":1,\"state\":\"running\"}",
                        "newRow {\"id\":2,\"state\":\"waiting\"}");
    }

    @Test
    void nothingIsSentWhileTheDesktopIsDisconnectedAndAllOfItOnceItReconnects() {
        connect(jobs);
        connection.disconnect();
        jobs.upsert(job(1, "waiting"));
        assertThat(events()).hasSize(2);

        connection.reconnect();
        plugin("init");

        assertThat(events().subList(2, 5))
                .containsExactly("schema " + SCHEMA, "clearTable {}", "newRow {\"id\":1,\"state\":\"waiting\"}");
    }

    @Test
    void schemaIsReturnedToEveryDesktop() {
        connect(jobs);

        assertThat(call("schema", FlipperObject.empty()).toJsonString()).isEqualTo(SCHEMA);
    }

    @Test
    void desktopWithTheSchemaGetsTheRemovedRowOnly() {
        connect(jobs);
        call("schema", FlipperObject.empty());
        jobs.upsert(job(1, "waiting"));

        jobs.remove(1);
        jobs.remove(1);

        assertThat(events().subList(3, events().size())).containsExactly("removeRow {\"id\":1}");
    }

    @Test
    void desktopWithoutTheSchemaGetsTheTableAgain() {
        connect(jobs);
        jobs.upsert(job(1, "waiting"));
        jobs.upsert(job(2, "waiting"));

        jobs.remove("1");

        assertThat(events().subList(4, events().size()))
                .containsExactly("clearTable {}", "newRow {\"id\":2,\"state\":\"waiting\"}");
    }

    @Test
    void rowsBeyondTheLimitAreForgottenOldestFirst() {
        TablePlugin few = declared().key("id").maxRows(2).build();
        for (int i = 1; i <= 3; i++) {
            few.upsert(job(i, "done"));
        }

        connect(few);

        assertThat(call("getRows", FlipperObject.empty()).toJsonString())
                .isEqualTo("{\"rows\":[{\"id\":2,\"state\":\"done\"},{\"id\":3,\"state\":\"done\"}],"
                        + "\"start\":0,\"total\":2}");
    }

    @Test
    void tenThousandRowsAreKeptAndTheNewestThousandSentWithoutAsking() {
        for (int i = 1; i <= 10_001; i++) {
            jobs.upsert(job(i, "done"));
        }

        connect(jobs);

        assertThat(events()).hasSize(1_002).endsWith("newRow {\"id\":10001,\"state\":\"done\"}");
        FlipperObject last = call("getRows", FlipperObject.of("start", 9_990, "count", 50));
        assertThat(last.get("total")).isEqualTo(10_000L);
        assertThat(last.getArray("rows").length()).isEqualTo(10);
        assertThat(last.getArray("rows").getObject(9).get("id")).isEqualTo(10_001L);
        assertThat(call("getRows", FlipperObject.of("count", 5_000))
                        .getArray("rows")
                        .length())
                .isEqualTo(1_000);
        assertThat(call("getRows", FlipperObject.of("start", -5, "count", -5)).toJsonString())
                .isEqualTo("{\"rows\":[],\"start\":0,\"total\":10000}");
    }

    @Test
    void rowsOfATableWithoutKeyAreNumbered() {
        TablePlugin log = declared().build();
        connect(log);

        log.upsert(FlipperObject.of("state", "a"));
        log.upsert(FlipperObject.of("state", "a"));
        log.remove(1);

        assertThat(events().subList(2, events().size()))
                .containsExactly(
                        "newRow {\"state\":\"a\",\"_row\":1}",
                        "newRow {\"state\":\"a\",\"_row\":2}",
                        "clearTable {}",
                        "newRow {\"state\":\"a\",\"_row\":2}");
    }

    @Test
    void rowWithoutItsKeyIsRefused() {
        assertThatThrownBy(() -> jobs.upsert(FlipperObject.of("state", "lost")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row has no id: [state]");
    }

    @Test
    void tableWithoutColumnsOrWithTwoOfAKeyIsNone() {
        assertThatThrownBy(() -> TablePlugin.builder("jobs").build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> declared().column(Column.of("id")).build()).isInstanceOf(IllegalStateException.class);
    }

    private static FlipperObject job(int id, String state) {
        return FlipperObject.of("id", id, "state", state);
    }

    private void connect(TablePlugin plugin) {
        client.addPlugin(plugin);
        client.start();
        plugin("init");
    }

    private void plugin(String method) {
        connection.onReceive(FlipperObject.of("method", method, "params", FlipperObject.of("plugin", "jobs")));
    }

    private FlipperObject call(String method, FlipperObject params) {
        FlipperObject execute = FlipperObject.of("api", "jobs", "method", method, "params", params);
        connection.onReceive(FlipperObject.of("id", 1, "method", "execute", "params", execute));
        List<FlipperObject> answers = connection.successes();
        return answers.get(answers.size() - 1).getObject("success");
    }

    private List<String> events() {
        return connection.sentMessages().stream()
                .filter(message -> "execute".equals(message.getString("method")))
                .map(message -> message.getObject("params"))
                .map(params -> params.getString("method") + " "
                        + params.getObject("params").toJsonString())
                .collect(Collectors.toList());
    }
}
