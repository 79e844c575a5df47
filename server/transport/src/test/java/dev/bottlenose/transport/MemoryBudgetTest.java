package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.transport.ManualBudget.Holder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
    private static final long MIB = 1 << 20;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> informed = new ArrayList<>();

    @Nested
    final class OfUnfinishedMessages {
        private final ManualBudget manual = new ManualBudget(10 * MIB, MemoryBudget.Terms.INCOMING);

        @Test
        void messageThatArrivesSlowestIsGivenUpForAFasterOne() {
            Holder stalled = manual.open("stalled", informed);
            Holder trickling = manual.open("trickling", informed);
            assertThat(stalled.account.hold(4 * MIB)).isTrue();
            stalled.account.moved(2 * MIB);
            assertThat(trickling.account.hold(4 * MIB)).isTrue();
            manual.pass(SECOND.multipliedBy(10));
            trickling.account.moved(3 * MIB);

            Holder honest = manual.open("honest", informed);
            assertThat(honest.account.hold(MIB)).isTrue();
            honest.account.moved(MIB);
            assertThat(honest.account.hold(4 * MIB)).isTrue();
            assertThat(informed).containsExactly("stalled lost its memory");

            honest.account.moved(3 * MIB);
            assertThat(honest.account.hold(10 * MIB)).isTrue();
            assertThat(informed).containsExactly("stalled lost its memory", "trickling lost its memory");
            assertThat(manual.budget().used()).isEqualTo(10 * MIB);
        }

        @Test
        void slowMessageThatGrowsDoesNotCountAsStalled() {
            Holder slow = manual.open("slow", informed);
            Holder stalled = manual.open("stalled", informed);
            assertThat(stalled.account.hold(2 * MIB)).isTrue();
            stalled.account.moved(2 * MIB);
            long held = MIB;
            for (int i = 0; i < 6; i++) {
                assertThat(slow.account.hold(held)).isTrue();
                slow.account.moved(MIB);
                held += MIB;
                manual.pass(SECOND.multipliedBy(3));
            }
            assertThat(slow.account.hold(9 * MIB)).isTrue();
            assertThat(informed).containsExactly("stalled lost its memory");
        }

        @Test
        void slowestIsRefusedWhenItAsksForMore() {
            Holder slow = manual.open("slow", informed);
            assertThat(slow.account.hold(5 * MIB)).isTrue();
            manual.pass(SECOND);
            Holder quick = manual.open("quick", informed);
            assertThat(quick.account.hold(5 * MIB)).isTrue();
            quick.account.moved(5 * MIB);

            assertThat(slow.account.hold(6 * MIB)).isFalse();

            assertThat(informed).containsExactly("slow lost its memory");
            assertThat(manual.budget().used()).isEqualTo(5 * MIB);
        }

        @Test
        void messageLargerThanTheBudgetPassesAlone() {
            Holder alone = manual.open("alone", informed);
            assertThat(alone.account.hold(5 * MIB)).isTrue();

            assertThat(alone.account.hold(50 * MIB)).isTrue();

            assertThat(informed).isEmpty();
        }
    }

    @Nested
    final class OfUnreadOutput {
        private final ManualBudget manual = new ManualBudget(20 * MIB, MemoryBudget.Terms.OUTGOING);

        @Test
        void peersThatDoNotReadGoFirstAndTheLargestBeforeAll() {
            Holder reader = manual.open("reader", informed);
            Holder deaf = manual.open("deaf", informed);
            Holder deafer = manual.open("deafer", informed);
            assertThat(reader.account.hold(8 * MIB)).isTrue();
            assertThat(deaf.account.hold(4 * MIB)).isTrue();
            assertThat(deafer.account.hold(8 * MIB)).isTrue();
            manual.pass(SECOND);
            reader.account.moved(50 * MIB);

            Holder next = manual.open("next", informed);
            assertThat(next.account.hold(8 * MIB)).isTrue();

            assertThat(informed).containsExactly("deafer lost its memory");
        }

        @Test
        void nobodyThatReadsIsDisconnectedAndWhatDoesNotFitIsRefused() {
            Holder reader = manual.open("reader", informed);
            assertThat(reader.account.hold(18 * MIB)).isTrue();
            manual.pass(SECOND);
            reader.account.moved(20 * MIB);

            Holder next = manual.open("next", informed);
            assertThat(next.account.hold(4 * MIB)).isFalse();
            assertThat(next.account.holdForced(4 * MIB)).isTrue();
            assertThat(next.account.holdForced(30 * MIB)).isFalse();

            assertThat(informed).isEmpty();
            assertThat(reader.account.hold(0)).isTrue();
            assertThat(next.account.hold(20 * MIB)).isTrue();
        }

        @Test
        void newPeerHasAMomentToRead() {
            Holder fresh = manual.open("fresh", informed);
            assertThat(fresh.account.hold(20 * MIB)).isTrue();
            Holder next = manual.open("next", informed);

            assertThat(next.account.hold(MIB)).isFalse();
            assertThat(informed).isEmpty();
            manual.pass(SECOND);

            assertThat(next.account.hold(MIB)).isTrue();
            assertThat(informed).containsExactly("fresh lost its memory");
        }

        @Test
        void whoWaitsForRoomIsInformedOnceADeafPeerIsGone() {
            Holder deaf = manual.open("deaf", informed);
            assertThat(deaf.account.hold(20 * MIB)).isTrue();
            Holder waiting = manual.open("waiting", informed);

            waiting.account.awaitRoom();
            assertThat(informed).isEmpty();
            manual.pass(Duration.ofMillis(500));
            assertThat(informed).isEmpty();
            manual.pass(Duration.ofMillis(500));

            assertThat(informed).containsExactly("waiting has room again", "deaf lost its memory");
        }

        @Test
        void closedAccountHoldsNothingAnyMore() {
            Holder gone = manual.open("gone", informed);
            assertThat(gone.account.hold(20 * MIB)).isTrue();

            gone.account.end();

            assertThat(manual.budget().used()).isZero();
            assertThat(gone.account.holdForced(MIB)).isFalse();
        }
    }
}
