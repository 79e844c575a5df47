package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeAgoTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-03-31T11:58:30Z",
        "10m, 2026-03-31T11:50:00Z",
        "2h, 2026-03-31T10:00:00Z",
        "3d, 2026-03-28T12:00:00Z",
        "0s, 2026-03-31T12:00:00Z"
    })
    void aNumberAndAUnitAreATimeAgo(String typed, Instant time) {
        assertThat(TimeAgo.parse(typed, NOW)).isEqualTo(time);
    }

    @Test
    void aTimeIsItself() {
        assertThat(TimeAgo.parse("2026-01-31T12:00:00Z", NOW)).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "-1m", "1w", "10 m", "9999999d", "2026-01-31", "start"})
    void anythingElseIsExplained(String typed) {
        assertThatThrownBy(() -> TimeAgo.parse(typed, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s, m, h or d")
                .hasMessageEndingWith(": " + typed);
    }
}
