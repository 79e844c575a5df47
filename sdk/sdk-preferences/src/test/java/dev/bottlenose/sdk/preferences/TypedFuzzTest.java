package dev.bottlenose.sdk.preferences;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/** Values that a front end sets. */
final class TypedFuzzTest {
    @FuzzTest
    void aValueKeepsItsTypeOrIsRefused(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        for (Object old : List.<Object>of(true, 1, 1L, 1f, 1d, "text")) {
            try {
                assertThat(Typed.like(old, text)).hasSameClassAs(old);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }
}
