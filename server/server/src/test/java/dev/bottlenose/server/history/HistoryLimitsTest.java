package dev.bottlenose.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HistoryLimitsTest {
    private final HistoryLimits limits = new HistoryLimits(64 << 20, 192 << 20, 16);

    @Test
    void sharesNeverExceedTheTotalAndAreNearlyEqual() {
        long last = limits.share(0);
        int changes = 0;
        for (int apps = 1; apps <= 20_000; apps++) {
            long share = limits.share(apps);

            assertThat(share).isBetween(1L, last).isGreaterThan(Math.min(64 << 20, (192 << 20) / apps) * 7L / 8 - 1);
            assertThat(share * apps).isLessThanOrEqualTo(192 << 20);
            changes += share == last ? 0 : 1;
            last = share;
        }
        assertThat(changes).isLessThan(110);
    }
}
