package dev.bottlenose.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MessageLogTest {
    private record Kept(long address, JsonText message) {}

    private final Random random = new Random(1);

    @Test
    void logKeepsTheNewestMessagesUpToItsLimit() {
        for (int limit : new int[] {0, 5000, 200_000, 1 << 20}) {
            MessageLog log = new MessageLog(limit, new BlockPool());
            Deque<Kept> sent = new ArrayDeque<>();
            for (int i = 0; i < 3000; i++) {
                JsonText message = message(i % 100 == 0 ? 150_000 : 500);
                sent.add(new Kept(log.add(message), message));
                assertThat(log.get(sent.getLast().address())).isEqualTo(message);
                log.dropTo(limit, () -> false);
                while (!sent.isEmpty() && sent.getFirst().address() < log.first()) {
                    sent.removeFirst();
                }
            }

            sent.forEach(kept -> assertThat(log.get(kept.address())).isEqualTo(kept.message()));
            assertThat(log.bytes()).isLessThanOrEqualTo(limit);
            long bytes = sent.stream().mapToLong(kept -> kept.message().size()).sum();
            assertThat(bytes).isGreaterThanOrEqualTo(limit - limit / 50 - 160_000);
        }
    }

    @Test
    void newestMessageCanBeKeptWhateverItsSize() {
        MessageLog log = new MessageLog(5000, new BlockPool());
        JsonText large = message(1_000_000);
        log.add(message(3000));
        long address = log.add(large);

        log.dropTo(5000, () -> true);
        assertThat(log.get(address)).isEqualTo(large);

        log.dropTo(5000, () -> false);
        assertThat(log.first()).isGreaterThan(address);
        assertThat(log.bytes()).isZero();

        long next = log.add(large);
        assertThat(log.get(next)).isEqualTo(large);
    }

    private JsonText message(int mostBytes) {
        byte[] bytes = new byte[random.nextInt(mostBytes)];
        random.nextBytes(bytes);
        return JsonText.wrap(bytes);
    }
}
