package dev.bottlenose.sdk.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.state.FlipperState.Outcome;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FlipperStateTest {
    private final FlipperState state = new FlipperState();

    @Test
    void stepsKeepTheOrderOfTheirFirstStartAndTheirLastOutcome() {
        FlipperStep dial = state.start("ConnectRequest");
        state.done("Look");
        dial.fail("nobody there");
        state.start("ConnectRequest");

        assertThat(state.summary().toString()).isEqualTo("{ConnectRequest=IN_PROGRESS, Look=SUCCESS}");
        assertThat(state.text()).isEqualTo("[step][success] Look\n[step][failed] ConnectRequest: nobody there\n");
    }

    @Test
    void stepThatIsLeftWithoutOutcomeFailed() {
        try (FlipperStep step = state.start("Forgotten")) {
            assertThat(step).isNotNull();
        }

        assertThat(state.summary()).containsEntry("Forgotten", Outcome.FAILED);
        assertThat(state.text()).isEqualTo("[step][failed] Forgotten: \n");
    }

    @Test
    void firstOutcomeCounts() {
        FlipperStep step = state.start("ConnectRequest");
        step.complete();
        step.fail("too late");

        assertThat(state.text()).isEqualTo("[step][success] ConnectRequest\n");
    }

    @Test
    void textIsTruncatedWhenItGetsLong() {
        for (int i = 0; i < 10_000; i++) {
            state.done("Again");
            assertThat(state.text()).hasSizeLessThanOrEqualTo(4096);
        }

        assertThat(state.text()).startsWith("[truncated]\n[step][success] Again\n");
    }

    @Test
    void listenersAreCalledForEveryChangeUntilTheyAreRemoved() {
        AtomicInteger changes = new AtomicInteger();
        FlipperStateUpdateListener listener = changes::incrementAndGet;
        state.subscribe(listener);
        state.subscribe(() -> {
            throw new IllegalStateException("a listener's own failure");
        });
        state.done("Look");
        state.unsubscribe(listener);
        state.done("Look");

        assertThat(changes).hasValue(2);
    }
}
