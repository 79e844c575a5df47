package dev.bottlenose.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault reads the same wherever it is shown. */
final class FaultTest {
    @ParameterizedTest
    @ValueSource(strings = {"The disk is full", "The disk is full.", "The disk is full..", "The disk is full. "})
    void sentenceEndsWithOneFullStop(String sentence) {
        assertThat(new Fault("disk-full", sentence, "free some space").sentence())
                .isEqualTo("The disk is full.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"free some space", "free some space.", "free some space. "})
    void nextStepEndsWithoutFullStop(String next) {
        assertThat(new Fault("disk-full", "The disk is full.", next).next()).isEqualTo("free some space");
    }

    @Test
    void ellipsisOfATextThatWasCutStays() {
        Fault cut = new Fault("disk-full", "The disk is...", "free some...");

        assertThat(cut.sentence()).isEqualTo("The disk is...");
        assertThat(cut.next()).isEqualTo("free some...");
    }

    @Test
    void faultsWithEqualPartsAreEqual() {
        Fault fault = new Fault("disk-full", "The disk is full.", "free some space");

        assertThat(fault)
                .isEqualTo(new Fault("disk-full", "The disk is full", "free some space."))
                .hasSameHashCodeAs(new Fault("disk-full", "The disk is full", "free some space."))
                .isNotEqualTo(new Fault("disk-slow", "The disk is full.", "free some space"))
                .isNotEqualTo(new Fault("disk-full", "The disk is nearly full.", "free some space"))
                .isNotEqualTo(new Fault("disk-full", "The disk is full.", "buy a disk"));
    }

    @Test
    void faultIsOneLineForLogs() {
        assertThat(new Fault("disk-full", "The disk is full", "free some space"))
                .hasToString("The disk is full. (disk-full) try: free some space");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Disk", "disk full", "1disk", "disk_full", "disk-full\n"})
    void codeThatIsNotKebabCaseIsAnError(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault(code, "The disk is full.", "free some space"));
    }
}
