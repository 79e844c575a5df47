package dev.bottlenose.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.FrontEndId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AppHistoriesTest {
    private static final FrontEndId FRONT_END = new FrontEndId(1);
    private static final long LIMIT = 1 << 20;

    private final AppHistories histories = new AppHistories(new HistoryLimits(LIMIT, 3 * LIMIT, 16));
    private final Sink sink = new Sink();

    @Test
    void deafFrontEndMakesOneLargeMessageOfAllAppsBeKept() {
        sink.writable = false;
        for (int app = 0; app < 15; app++) {
            AppHistory history = histories.of(new ClientId("app " + app));
            history.open(FRONT_END, sink, "P");
            history.add("P", message(20 << 20));
        }

        assertThat(histories.all().stream().mapToLong(AppHistory::bytes).sum()).isLessThan(3 * LIMIT + (21 << 20));
        sink.writable = true;
        histories.all().forEach(history -> history.resume(FRONT_END));
        assertThat(sink.lines)
                .hasSize(15)
                .filteredOn(line -> line.startsWith("missed"))
                .hasSize(14);
    }

    @Test
    void shrinkingShareDropsALargeMessage() {
        AppHistory first = histories.of(new ClientId("first"));
        sink.writable = false;
        first.open(FRONT_END, sink, "P");
        first.add("P", message(900_000));
        IntStream.range(0, 16).forEach(app -> histories.of(new ClientId("app " + app)));

        assertThat(histories.all().stream().mapToLong(AppHistory::bytes).sum()).isLessThanOrEqualTo(3 * LIMIT);
    }

    @Test
    void messagesOfManyPluginsComeInTheirOrder() {
        AppHistory history = histories.of(new ClientId("app"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            history.add("P" + i % 700, JsonText.of("" + i));
            expected.add("" + i);
        }
        sink.writable = false;
        IntStream.range(0, 700).forEach(plugin -> history.open(FRONT_END, sink, "P" + plugin));

        sink.writable = true;
        history.resume(FRONT_END);

        assertThat(sink.lines).isEqualTo(expected);
    }

    @Test
    void largeMessageIsReadPartByPartWhileItIsKept() {
        AppHistory history = histories.of(new ClientId("app"));
        history.open(FRONT_END, sink, "P");
        history.add("P", message(3 << 20));
        long number = sink.last;

        assertThat(history.part(number, 0, 10))
                .hasValueSatisfying(part -> assertThat(part).hasSize(10));
        assertThat(history.part(number, (3 << 20) - 4, 10))
                .hasValueSatisfying(part -> assertThat(part).hasSize(4));
        assertThat(history.part(number, Long.MAX_VALUE, 10))
                .hasValueSatisfying(part -> assertThat(part).isEmpty());
        assertThat(history.part(number + 1, 0, 10)).isEmpty();

        history.add("P", message(10));
        assertThat(history.part(number, 0, 10)).isEmpty();
    }

    private static JsonText message(int size) {
        return JsonText.wrap(new byte[size]);
    }

    private static final class Sink implements MessageSink {
        final List<String> lines = new ArrayList<>();
        boolean writable = true;
        long last;

        @Override
        public void deliver(ClientId app, KeptMessage message) {
            lines.add(message.text().size() > 100 ? "large" : message.text().toString());
            last = message.number();
        }

        @Override
        public void missed(ClientId app, String plugin, long count) {
            lines.add("missed " + count);
        }

        @Override
        public boolean isWritable() {
            return writable;
        }
    }
}
