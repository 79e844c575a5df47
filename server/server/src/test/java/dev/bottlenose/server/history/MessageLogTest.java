package dev.bottlenose.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MessageLogTest {
    private record Kept(int plugin, long address, JsonText message) {}

    private record Dropped(int plugin, long next) {}

    private final Random random = new Random(1);
    private final List<Dropped> dropped = new ArrayList<>();

    @Test
    void logKeepsTheNewestMessagesUpToItsLimit() {
        for (int limit : new int[] {0, 5000, 200_000, 1 << 20}) {
            MessageLog log = log(limit);
            Deque<Kept> sent = new ArrayDeque<>();
            for (int i = 0; i < 3000; i++) {
                JsonText message = message(i % 100 == 0 ? 150_000 : 500);
                sent.add(new Kept(i % 7, log.add(i % 7, message), message));
                assertThat(log.get(sent.getLast().address())).isEqualTo(message);
                log.dropTo(limit, false);
                dropped.forEach(one -> assertThat(sent.remove().plugin()).isEqualTo(one.plugin()));
                dropped.clear();
            }

            sent.forEach(kept -> assertThat(log.get(kept.address())).isEqualTo(kept.message()));
            assertThat(log.bytes()).isLessThanOrEqualTo(limit);
            long bytes = sent.stream().mapToLong(kept -> kept.message().size()).sum();
            assertThat(bytes + 16L * sent.size()).isGreaterThanOrEqualTo(limit - limit / 50 - 160_000);
        }
    }

    @Test
    void smallestMessagesTakeNoMemoryBesideTheLog() {
        MessageLog log = log(1 << 20);
        for (int i = 0; i < 1_000_000; i++) {
            log.add(0, JsonText.EMPTY_OBJECT);
            log.dropTo(1 << 20, true);
        }

        assertThat(log.bytes()).isLessThanOrEqualTo(1 << 20);
        assertThat(1_000_000 - dropped.size()).isBetween(55_000, 60_000);
    }

    @Test
    void newestMessageCanBeKeptWhateverItsSize() {
        MessageLog log = log(5000);
        JsonText large = message(1_000_000);
        log.add(0, message(3000));
        long address = log.add(1, large);

        log.dropTo(5000, true);
        assertThat(log.get(address)).isEqualTo(large);
        assertThat(dropped).containsExactly(new Dropped(0, MessageLog.NONE));

        log.dropTo(5000, false);
        assertThat(dropped).hasSize(2);
        assertThat(log.bytes()).isZero();

        long next = log.add(0, large);
        assertThat(log.get(next)).isEqualTo(large);
    }

    @Test
    void messagesOfAPluginAreAChain() {
        MessageLog log = log(4096);
        long first = log.add(0, message(3000));
        long second = log.add(0, message(3000));
        assertThat(log.next(first)).isEqualTo(MessageLog.NONE);

        log.link(first, second);

        assertThat(log.next(first)).isEqualTo(second);
        log.dropTo(0, false);
        assertThat(dropped).containsExactly(new Dropped(0, second), new Dropped(0, MessageLog.NONE));
    }

    private MessageLog log(long limit) {
        return new MessageLog(limit, new BlockPool(), (plugin, next) -> dropped.add(new Dropped(plugin, next)));
    }

    private JsonText message(int mostBytes) {
        byte[] bytes = new byte[random.nextInt(mostBytes)];
        random.nextBytes(bytes);
        return JsonText.wrap(bytes);
    }
}
