package dev.bottlenose.server.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.description.DiagnosisDescription;
import dev.bottlenose.frontends.description.SetupDescription;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.server.ManualClock;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.transport.ConnectionFailure;
import dev.bottlenose.wire.Fault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of an app to its connection, and the diagnoses of those that do not arrive. */
final class SetupsTest {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
    private static final Fault REVOKED = new Fault("pairing-code-revoked", "It was revoked.", "issue another");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final ManualClock clock = new ManualClock();
    private final PlannedTasks tasks = new PlannedTasks();
    private final Diagnoses diagnoses = new Diagnoses(new EventFeed(), clock, new PlannedTasks());
    private final Setups setups = new Setups(diagnoses, tasks, clock, CONNECT_TIMEOUT);
    private final ClientQuery app = app("Shop");

    @Test
    void appThatPairsAndConnectsLeavesItsHistoryAndNoDiagnosis() {
        Setups.Attempt pairing = setups.pairing(app);
        pairing.requested();
        pairing.delivered();
        pairing.received();
        pairing.ended();
        assertThat(state()).isEqualTo("delivered");
        setups.connecting(app).connected(HERE);

        assertThat(state()).isEqualTo("connected");
        assertThat(setups.list().get(0).steps())
                .extracting(SetupDescription.Step::text)
                .containsExactly(
                        "Connected for the certificate exchange",
                        "Certificate requested",
                        "Certificates delivered",
                        "Connected with its certificate",
                        "Connected");
        assertThat(tasks.size()).isZero();
        assertThat(codes()).isEmpty();
    }

    @Test
    void appThatEndsWhilePairingHasFailedAtOnce() {
        setups.pairing(app).ended();
        assertThat(state()).isEqualTo("failed");
        Setups.Attempt second = setups.pairing(app);
        second.requested();
        second.ended();

        assertThat(state()).isEqualTo("failed");
        assertThat(codes()).containsExactly("pairing-interrupted");
    }

    @Test
    void appThatEndsWhileItsDeviceIsLookedForHasFailed() {
        setups.connecting(app).ended();

        assertThat(state()).isEqualTo("failed");
        assertThat(codes()).containsExactly("connection-interrupted");
    }

    @Test
    void appThatHasItsCertificatesAndDoesNotConnectHasFailedAfterTheTimeout() {
        Setups.Attempt pairing = setups.pairing(app);
        pairing.requested();
        pairing.delivered();
        pairing.ended();

        tasks.pass(CONNECT_TIMEOUT);

        assertThat(state()).isEqualTo("failed");
        assertThat(codes()).containsExactly("arrival-timeout");
    }

    @Test
    void refusedAppHasOneDiagnosis() {
        Setups.Attempt pairing = setups.pairing(app);
        pairing.requested();
        pairing.failed(REVOKED);
        pairing.ended();

        assertThat(codes()).containsExactly("pairing-code-revoked");
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void appThatCannotUseItsCertificatesIsNotExpectedAnyMore() {
        Setups.Attempt pairing = setups.pairing(app);
        pairing.requested();
        pairing.delivered();
        pairing.failed(new Fault("files-missing", "They are missing.", "look for them"));
        pairing.ended();

        tasks.pass(CONNECT_TIMEOUT);

        assertThat(codes()).containsExactly("files-missing");
    }

    @Test
    void endOfAnEarlierConnectionDoesNotMoveALaterSetup() {
        Setups.Attempt first = setups.pairing(app);
        setups.connecting(app).connected(HERE);
        first.ended();
        first.delivered();

        assertThat(state()).isEqualTo("connected");
        assertThat(codes()).isEmpty();
        assertThat(tasks.size()).isZero();
    }

    @Test
    void connectionEndsTheDiagnosesOfItsAppAndOfUnknownClientsAtItsAddressOnly() throws Exception {
        diagnoses.report(app, REVOKED);
        diagnoses.report(app("Other"), REVOKED);
        diagnoses.report(failureAt("127.0.0.1"));
        diagnoses.report(failureAt("192.0.2.7"));

        setups.connected(app, HERE);

        assertThat(diagnoses.latest())
                .extracting(diagnosis -> diagnosis.app().app() + diagnosis.app().device())
                .containsExactly("Otherhost", "?192.0.2.7");
    }

    @Test
    void diagnosesEndWithTheirTime() throws Exception {
        diagnoses.report(app, REVOKED);
        diagnoses.report(failureAt("127.0.0.1"));
        clock.advance(Duration.ofMinutes(5).plusMillis(1));
        assertThat(codes()).containsExactly("pairing-code-revoked");

        clock.advance(Duration.ofHours(1));
        assertThat(codes()).isEmpty();

        diagnoses.report(app, REVOKED);
        assertThat(diagnoses.latest().get(0).count()).isEqualTo(1);
    }

    @Test
    void diagnosisCanBeDismissed() {
        diagnoses.report(app, REVOKED);
        diagnoses.report(app("Other"), REVOKED);
        int id = diagnoses.latest().get(0).id();

        assertThat(diagnoses.dismiss(id)).isTrue();
        assertThat(diagnoses.dismiss(id)).isFalse();

        assertThat(diagnoses.latest())
                .extracting(DiagnosisDescription::id)
                .doesNotContain(id)
                .hasSize(1);
    }

    @Test
    void endedSetupsAreForgottenAfterAnHourAndTheirNumberIsLimited() {
        Setups.Attempt waiting = setups.pairing(app("Waiting"));
        setups.pairing(app).ended();
        clock.advance(Duration.ofHours(1).plusMillis(1));
        assertThat(setups.list()).extracting(setup -> setup.app().app()).containsExactly("Waiting");

        for (int i = 0; i < 500; i++) {
            Setups.Attempt one = setups.pairing(app("App " + i));
            one.requested();
            one.delivered();
        }
        assertThat(setups.list()).hasSize(200);
        assertThat(tasks.size()).isEqualTo(200);
        waiting.ended();
    }

    private String state() {
        return setups.list().get(0).state();
    }

    private List<String> codes() {
        return diagnoses.latest().stream()
                .map(diagnosis -> diagnosis.fault().code())
                .toList();
    }

    private static ConnectionFailure failureAt(String address) throws Exception {
        return new ConnectionFailure(
                "secure",
                new InetSocketAddress(InetAddress.getByName(address), 1),
                ConnectionFailure.Kind.TOO_SLOW,
                "late");
    }

    private static ClientQuery app(String name) {
        return ClientQuery.read(
                        QueryString.ofTarget("/?os=Linux&device=host&device_id=unknown&app=" + name.replace(' ', '+')))
                .map(query -> query, fault -> {
                    throw new AssertionError(fault);
                });
    }
}
