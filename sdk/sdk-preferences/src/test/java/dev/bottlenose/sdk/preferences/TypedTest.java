package dev.bottlenose.sdk.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.sdk.json.FlipperArray;
import org.junit.jupiter.api.Test;

final class TypedTest {
    @Test
    void valueTakesTheClassOfTheOldOne() {
        assertThat(Typed.like(true, false)).isEqualTo(false);
        assertThat(Typed.like(true, "false")).isEqualTo(false);
        assertThat(Typed.like(1, 2L)).isEqualTo(2);
        assertThat(Typed.like(1L, "2")).isEqualTo(2L);
        assertThat(Typed.like(1f, 0.5)).isEqualTo(0.5f);
        assertThat(Typed.like(1.0, 2L)).isEqualTo(2.0);
        assertThat(Typed.like("a", 2L)).isEqualTo("2");
        assertThat(Typed.like("a", true)).isEqualTo("true");
    }

    @Test
    void valueOfAnotherKindIsRefused() {
        assertRefused(true, "yes", "Not a boolean: yes");
        assertRefused(1, "2.5", "Not of type Integer: 2.5");
        assertRefused(1, 3_000_000_000L, "Not of type Integer: 3000000000");
        assertRefused(1L, "", "Not of type Long: ");
        assertRefused(1.0, true, "Not of type Double: true");
        assertRefused("a", FlipperArray.of(1), "Not a text, number or boolean: [1]");
    }

    @Test
    void nothingIsNoValue() {
        assertThatThrownBy(() -> Typed.like("a", null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Object old, Object value, String message) {
        assertThatThrownBy(() -> Typed.like(old, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
