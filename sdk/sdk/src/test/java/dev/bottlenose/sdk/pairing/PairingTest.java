package dev.bottlenose.sdk.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkEnd.Cause;
import dev.bottlenose.sdk.transport.LinkEnd.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Pairing as a conversation: an event, and what is done about it. */
final class PairingTest {
    private static final String CONNECT_FOR_CERTIFICATE = "connect for certificate";
    private static final String CONNECT_FOR_SESSION = "connect for session with first";

    private static final LinkEnd UNREACHABLE = end(Stage.CONNECTING, Cause.PEER);
    private static final LinkEnd DISCONNECTED = end(Stage.OPEN, Cause.PEER);
    private static final LinkEnd CLOSED_HERE = end(Stage.OPEN, Cause.LOCAL);
    private static final LinkEnd REJECTED = end(Stage.SECURING, Cause.PEER);

    private final StoredCredentials nothing = StoredCredentials.incomplete("unknown");
    private final StoredCredentials certificates =
            new StoredCredentials(TestCredentials.any(), "device", "csr", "first");
    private final StoredCredentials others = new StoredCredentials(TestCredentials.any(), "device", "csr", "second");

    private final RecordingPerformer performer = new RecordingPerformer();
    private Pairing pairing = new Pairing(true, new Backoff(Backoff.DEFAULT, new Random(1)));

    @Test
    void firstStartExchangesCertificatesAndThenConnects() {
        assertThat(effects(pairing.start())).containsExactly("start timer");
        assertThat(performer.timer()).isZero();
        assertThat(effects(pairing.timerFired(nothing))).containsExactly(CONNECT_FOR_CERTIFICATE);
        assertThat(effects(pairing.opened())).containsExactly("claim directory");
        assertThat(effects(pairing.claimed(nothing))).containsExactly("start timer", "request certificate");
        assertThat(effects(pairing.replied("{}"))).containsExactly("start timer", "finish exchange with {}");
        assertThat(effects(pairing.finished(""))).containsExactly("confirm exchange", "close link");
        assertThat(effects(pairing.ended(CLOSED_HERE, false))).containsExactly("STATE: OPEN LOCAL", "start timer");
        assertThat(performer.timer()).isLessThan(Duration.ofSeconds(1));
        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
        assertThat(effects(pairing.opened())).containsExactly("open session");
    }

    @Test
    void laterStartsConnectAtOnce() {
        openSession();

        assertThat(effects(pairing.ended(DISCONNECTED, true)))
                .containsExactly("suspend session", "INFO: OPEN PEER", "start timer");
        assertThat(performer.timer()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3600));
        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
    }

    @Test
    void onlyTheFirstReplyCounts() {
        requestCertificate();

        assertThat(effects(pairing.replied("1"))).contains("finish exchange with 1");
        assertThat(effects(pairing.replied("2"))).isEmpty();
    }

    @Test
    void refusedExchangeIsRepeatedAfterTheUsualDelay() {
        requestCertificate();
        pairing.replied("{}");

        assertThat(effects(pairing.finished("refused"))).containsExactly("WARNING: refused", "close link");
        effects(pairing.ended(CLOSED_HERE, false));
        assertThat(performer.timer()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(effects(pairing.timerFired(nothing))).containsExactly(CONNECT_FOR_CERTIFICATE);
    }

    @Test
    void desktopThatDoesNotReplyIsDisconnected() {
        requestCertificate();
        assertThat(performer.timer()).isEqualTo(Pairing.REPLY_TIMEOUT);

        assertThat(effects(pairing.timerFired(nothing)))
                .containsExactly("WARNING: the desktop does not answer the certificate request", "close link");
    }

    @Test
    void certificatesThatDoNotArriveEndTheExchange() {
        requestCertificate();
        effects(pairing.replied("{}"));
        assertThat(performer.timer()).isEqualTo(Pairing.REPLY_TIMEOUT);

        assertThat(effects(pairing.timerFired(nothing)))
                .containsExactly("WARNING: the certificates do not arrive", "close link");
    }

    @Test
    void secondFailureOverCertificatesLeadsToAnExchange() {
        failSession(REJECTED, true);
        effects(pairing.timerFired(certificates));
        effects(pairing.ended(end(Stage.UPGRADING, Cause.PEER), true));

        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_CERTIFICATE);
        pairing.opened();
        assertThat(effects(pairing.claimed(certificates))).contains("request certificate");
    }

    @Test
    void exchangeIsTriedAgainWhileTheInsecurePortIsClosed() {
        failSession(REJECTED, true);
        failSession(REJECTED, true);
        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_CERTIFICATE);
        pairing.ended(UNREACHABLE, false);

        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_CERTIFICATE);
    }

    @Test
    void desktopThatIsUnreachableOrDoesNotAnswerNeverLeadsToAnExchange() {
        LinkEnd[] harmless = {
            UNREACHABLE,
            end(Stage.CONNECTING, Cause.TIMEOUT),
            end(Stage.SECURING, Cause.TIMEOUT),
            end(Stage.UPGRADING, Cause.TIMEOUT),
            end(Stage.REFUSED, Cause.PEER)
        };
        for (LinkEnd end : harmless) {
            for (int i = 0; i < 5; i++) {
                failSession(end, true);
            }
        }
        for (int i = 0; i < 5; i++) {
            // A port forwarder accepts and closes without starting TLS.
            failSession(REJECTED, false);
        }

        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
    }

    @Test
    void successInBetweenClearsFailures() {
        failSession(REJECTED, true);
        openSession();
        pairing.ended(DISCONNECTED, true);
        failSession(REJECTED, true);

        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
    }

    @Test
    void certificatesOfAnotherProcessAreTriedBeforeNewOnesAreRequested() {
        failSession(REJECTED, true);
        failSession(REJECTED, true);

        assertThat(effects(pairing.timerFired(others))).containsExactly("connect for session with second");
    }

    @Test
    void exchangeThatAnotherProcessFinishedIsNotRepeated() {
        effects(pairing.start());
        effects(pairing.timerFired(nothing));
        effects(pairing.opened());

        assertThat(effects(pairing.claimed(certificates))).containsExactly("close link");
        effects(pairing.ended(CLOSED_HERE, false));
        assertThat(performer.timer()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void effectThatFailsIsReportedAndClosesTheLink() {
        effects(pairing.start());
        effects(pairing.timerFired(nothing));
        effects(pairing.opened());

        assertThat(effects(pairing.failed("disk full"))).containsExactly("WARNING: disk full", "close link");
    }

    @Test
    void clientsThatReplaceEachOtherReconnectWithGrowingDelays() {
        LinkEnd replaced = new LinkEnd(Stage.OPEN, Cause.PEER, 1000, "replaced");
        Duration[] expected = {
            Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12), Duration.ofSeconds(24)
        };
        for (Duration least : expected) {
            openSession();
            effects(pairing.ended(replaced, true));

            assertThat(performer.timer())
                    .isBetween(least, least.multipliedBy(12).dividedBy(10));
        }
        openSession();
        effects(pairing.ended(DISCONNECTED, true));
        assertThat(performer.timer()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void stoppingClosesWhatIsOpenAndNothingHappensAfterwards() {
        openSession();
        assertThat(effects(pairing.stop())).containsExactly("close link", "cancel timer", "close session");

        assertThat(effects(pairing.timerFired(certificates))).isEmpty();
        assertThat(effects(pairing.replied("{}"))).isEmpty();
        assertThat(effects(pairing.ended(DISCONNECTED, false))).isEmpty();
        assertThat(effects(pairing.stop())).isEmpty();
    }

    @Test
    void stoppingBetweenAttemptsCancelsTheNext() {
        failSession(UNREACHABLE, false);

        assertThat(effects(pairing.stop())).containsExactly("cancel timer", "close session");
        assertThat(effects(pairing.timerFired(certificates))).isEmpty();
    }

    @Test
    void linkThatOpensAfterStoppingIsClosed() {
        effects(pairing.start());
        effects(pairing.timerFired(certificates));
        effects(pairing.stop());

        assertThat(effects(pairing.opened())).containsExactly("close link");
    }

    @Test
    void restartWaitsForTheEndOfTheOldLink() {
        openSession();
        effects(pairing.stop());

        assertThat(effects(pairing.start())).isEmpty();
        assertThat(effects(pairing.ended(CLOSED_HERE, false))).containsExactly("start timer");
        assertThat(performer.timer()).isZero();
        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
    }

    @Test
    void restartThatIsStoppedAgainDoesNotHappen() {
        openSession();
        effects(pairing.stop());
        effects(pairing.start());
        effects(pairing.stop());

        assertThat(effects(pairing.ended(CLOSED_HERE, false))).isEmpty();
    }

    @Test
    void internalErrorLeadsToAnotherAttempt() {
        assertThat(effects(pairing.interrupted())).isEmpty();
        effects(pairing.start());
        assertThat(effects(pairing.interrupted())).containsExactly("start timer");
        effects(pairing.timerFired(certificates));
        assertThat(effects(pairing.interrupted())).containsExactly("close link");
    }

    @Test
    void browserPortRequiresNoCertificates() {
        pairing = new Pairing(false, new Backoff(Backoff.DEFAULT, new Random(1)));
        effects(pairing.start());

        assertThat(effects(pairing.timerFired(nothing))).containsExactly("connect for session with ");
        assertThat(effects(pairing.opened())).containsExactly("open session");
    }

    private void requestCertificate() {
        effects(pairing.start());
        effects(pairing.timerFired(nothing));
        effects(pairing.opened());
        effects(pairing.claimed(nothing));
    }

    private void openSession() {
        effects(pairing.start());
        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
        assertThat(effects(pairing.opened())).containsExactly("open session");
    }

    private void failSession(LinkEnd end, boolean shownCertificate) {
        effects(pairing.start());
        assertThat(effects(pairing.timerFired(certificates))).containsExactly(CONNECT_FOR_SESSION);
        assertThat(effects(pairing.ended(end, shownCertificate))).endsWith("start timer");
    }

    private List<String> effects(List<PairingEffect> decided) {
        decided.forEach(effect -> effect.perform(performer));
        return performer.effects();
    }

    private static LinkEnd end(Stage stage, Cause cause) {
        return new LinkEnd(stage, cause, LinkEnd.NO_CODE, stage + " " + cause);
    }
}
