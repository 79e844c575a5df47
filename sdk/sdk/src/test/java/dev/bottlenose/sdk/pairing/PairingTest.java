package dev.bottlenose.sdk.pairing;

import static dev.bottlenose.sdk.pairing.Pairing.Move.CLOSE_LINK;
import static dev.bottlenose.sdk.pairing.Pairing.Move.CLOSE_SESSION;
import static dev.bottlenose.sdk.pairing.Pairing.Move.DIAL_FOR_CERTIFICATE;
import static dev.bottlenose.sdk.pairing.Pairing.Move.DIAL_FOR_SESSION;
import static dev.bottlenose.sdk.pairing.Pairing.Move.FINISH_EXCHANGE;
import static dev.bottlenose.sdk.pairing.Pairing.Move.NOTHING;
import static dev.bottlenose.sdk.pairing.Pairing.Move.OPEN_SESSION;
import static dev.bottlenose.sdk.pairing.Pairing.Move.REQUEST_CERTIFICATE;
import static dev.bottlenose.sdk.pairing.Pairing.Move.REST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkEnd.Cause;
import dev.bottlenose.sdk.transport.LinkEnd.Stage;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The way to a desktop as a conversation: what happened, what is done about it. */
final class PairingTest {
    private static final LinkEnd REFUSED = ending(Stage.CONNECTING, Cause.PEER);
    private static final LinkEnd GONE = ending(Stage.OPEN, Cause.PEER);

    private static final Credentials ANY = TestCredentials.any();

    private final StoredCredentials nothing = StoredCredentials.incomplete("unknown");
    private final StoredCredentials certificates = new StoredCredentials(ANY, "device", "csr", "first");
    private final StoredCredentials others = new StoredCredentials(ANY, "device", "csr", "second");

    private final Pairing pairing = new Pairing(true, DesktopConnector.REST, new Random(1));

    @Test
    void firstStartExchangesCertificatesAndThenConnects() {
        assertThat(pairing.choose(nothing)).isEqualTo(DIAL_FOR_CERTIFICATE);
        assertThat(pairing.opened(nothing)).isEqualTo(REQUEST_CERTIFICATE);
        assertThat(pairing.replied()).isEqualTo(FINISH_EXCHANGE);
        pairing.exchanged();
        assertThat(pairing.ended(ending(Stage.OPEN, Cause.LOCAL), false)).isEqualTo(REST);
        assertThat(pairing.rest()).isLessThan(Duration.ofSeconds(1));
        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_SESSION);
        assertThat(pairing.opened(certificates)).isEqualTo(OPEN_SESSION);
    }

    @Test
    void laterStartsConnectAtOnce() {
        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_SESSION);
        assertThat(pairing.opened(certificates)).isEqualTo(OPEN_SESSION);
        assertThat(pairing.ended(GONE, true)).isEqualTo(CLOSE_SESSION);
        assertThat(pairing.rest()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3600));
        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_SESSION);
    }

    @Test
    void onlyTheFirstReplyCounts() {
        pairing.choose(nothing);
        pairing.opened(nothing);

        assertThat(pairing.replied()).isEqualTo(FINISH_EXCHANGE);
        assertThat(pairing.replied()).isEqualTo(NOTHING);
    }

    @Test
    void refusedExchangeIsRepeatedAfterARest() {
        pairing.choose(nothing);
        pairing.opened(nothing);
        pairing.replied();

        assertThat(pairing.ended(ending(Stage.OPEN, Cause.LOCAL), false)).isEqualTo(REST);
        assertThat(pairing.rest()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(pairing.choose(nothing)).isEqualTo(DIAL_FOR_CERTIFICATE);
    }

    @Test
    void secondFailureOverCertificatesLeadsToAnExchange() {
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);
        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_SESSION);
        pairing.ended(ending(Stage.UPGRADING, Cause.PEER), true);

        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_CERTIFICATE);
        assertThat(pairing.opened(certificates)).isEqualTo(REQUEST_CERTIFICATE);
    }

    @Test
    void exchangeIsTriedAgainWhileTheInsecurePortIsClosed() {
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);
        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_CERTIFICATE);
        pairing.ended(REFUSED, false);

        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_CERTIFICATE);
    }

    @Test
    void desktopThatIsAwayOrSilentNeverLeadsToAnExchange() {
        LinkEnd[] harmless = {
            REFUSED,
            ending(Stage.CONNECTING, Cause.TIMEOUT),
            ending(Stage.SECURING, Cause.TIMEOUT),
            ending(Stage.UPGRADING, Cause.TIMEOUT),
            ending(Stage.REFUSED, Cause.PEER)
        };
        for (LinkEnd ending : harmless) {
            for (int i = 0; i < 5; i++) {
                failForSession(certificates, ending, true);
            }
        }
        for (int i = 0; i < 5; i++) {
            // A port forwarder accepts and closes without a word of TLS.
            failForSession(certificates, ending(Stage.SECURING, Cause.PEER), false);
        }

        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_SESSION);
    }

    @Test
    void successInBetweenMakesFailuresForgotten() {
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);
        pairing.choose(certificates);
        pairing.opened(certificates);
        pairing.ended(GONE, true);
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);

        assertThat(pairing.choose(certificates)).isEqualTo(DIAL_FOR_SESSION);
    }

    @Test
    void certificatesOfAnotherProcessAreTriedBeforeAskingForNewOnes() {
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);
        failForSession(certificates, ending(Stage.SECURING, Cause.PEER), true);

        assertThat(pairing.choose(others)).isEqualTo(DIAL_FOR_SESSION);
    }

    @Test
    void exchangeThatAnotherProcessFinishedIsNotRepeated() {
        pairing.choose(nothing);

        assertThat(pairing.opened(certificates)).isEqualTo(CLOSE_LINK);
        assertThat(pairing.ended(ending(Stage.OPEN, Cause.LOCAL), false)).isEqualTo(REST);
        assertThat(pairing.rest()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void appThatIsTurnedAwayByItsTwinComesBackMoreAndMoreRarely() {
        LinkEnd replaced = new LinkEnd(Stage.OPEN, Cause.PEER, 1000, "replaced");
        Duration[] expected = {
            Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12), Duration.ofSeconds(24)
        };
        for (Duration least : expected) {
            pairing.choose(certificates);
            pairing.opened(certificates);
            pairing.ended(replaced, true);

            assertThat(pairing.rest()).isBetween(least, least.multipliedBy(12).dividedBy(10));
        }
        pairing.choose(certificates);
        pairing.opened(certificates);
        pairing.ended(GONE, true);
        assertThat(pairing.rest()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void stoppingClosesWhatIsOpenAndNothingHappensAfterwards() {
        pairing.choose(certificates);
        assertThat(pairing.stop()).isEqualTo(CLOSE_LINK);

        assertThat(pairing.opened(certificates)).isEqualTo(CLOSE_LINK);
        assertThat(pairing.replied()).isEqualTo(NOTHING);
        assertThat(pairing.ended(GONE, false)).isEqualTo(NOTHING);
        assertThat(pairing.stop()).isEqualTo(NOTHING);
    }

    @Test
    void browserPortNeedsNoCertificates() {
        Pairing plain = new Pairing(false, DesktopConnector.REST, new Random(1));

        assertThat(plain.choose(nothing)).isEqualTo(DIAL_FOR_SESSION);
        assertThat(plain.opened(nothing)).isEqualTo(OPEN_SESSION);
    }

    private void failForSession(StoredCredentials stored, LinkEnd ending, boolean shownCertificate) {
        assertThat(pairing.choose(stored)).isEqualTo(DIAL_FOR_SESSION);
        assertThat(pairing.ended(ending, shownCertificate)).isEqualTo(REST);
    }

    private static LinkEnd ending(Stage stage, Cause cause) {
        return new LinkEnd(stage, cause, LinkEnd.NO_CODE, stage + " " + cause);
    }
}
