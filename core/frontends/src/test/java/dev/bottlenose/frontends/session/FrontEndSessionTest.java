package dev.bottlenose.frontends.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.FrontEndMessage;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.message.ServerMessage;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FrontEndSessionTest {
    private static final JsonArray NONE = Json.array(List.of());
    private static final Refusal REFUSAL =
            new Refusal(new Fault("app-unknown", "There is no such app.", "bottlenose apps"));

    private final FrontEndSession<String> session = new FrontEndSession<>();

    @Test
    void callsAreNumberedAndAnswersFindTheirCallers() {
        assertThat(session.call("client-list", NONE, "first")).containsExactly(sends(1, "client-list"));
        assertThat(session.call("device-list", NONE, "second")).containsExactly(sends(2, "device-list"));

        assertThat(receive(new ServerMessage.Response(2, Json.of("devices"))))
                .containsExactly(new SessionEffect.Answered<>("second", Json.of("devices")));
        assertThat(receive(new ServerMessage.Response(1, JsonNull.NULL)))
                .containsExactly(new SessionEffect.Answered<>("first", JsonNull.NULL));
    }

    @Test
    void aRefusalReachesItsCallerWithTheFaultAsAValue() {
        session.call("client-find", NONE, "caller");

        assertThat(receive(new ServerMessage.Failed(1, REFUSAL)))
                .containsExactly(new SessionEffect.Refused<>("caller", REFUSAL));
    }

    @Test
    void aCallIsAnsweredOnce() {
        session.call("client-list", NONE, "caller");
        receive(new ServerMessage.Response(1, JsonNull.NULL));

        assertThat(receive(new ServerMessage.Response(1, JsonNull.NULL))).isEmpty();
        assertThat(receive(new ServerMessage.Failed(1, REFUSAL))).isEmpty();
        assertThat(session.end()).isEmpty();
    }

    @Test
    void anAnswerToAnAbandonedCallIsIgnored() {
        session.call("client-list", NONE, "caller");
        session.abandon("caller");

        assertThat(receive(new ServerMessage.Response(1, JsonNull.NULL))).isEmpty();
    }

    @Test
    void whatIsOutstandingWhenTheConnectionEndsIsLost() {
        session.call("client-list", NONE, "answered");
        session.call("device-list", NONE, "first");
        session.call("device-list", NONE, "second");
        receive(new ServerMessage.Response(1, JsonNull.NULL));

        assertThat(session.end())
                .containsExactly(new SessionEffect.Lost<>("first"), new SessionEffect.Lost<>("second"));
        assertThat(session.call("client-list", NONE, "late")).containsExactly(new SessionEffect.Lost<>("late"));
        assertThat(session.end()).isEmpty();
    }

    @Test
    void oneCallTooManyIsRefusedAndTheNextAnswerMakesRoom() {
        for (int i = 0; i < FrontEndSession.MOST_OUTSTANDING; i++) {
            session.call("client-list", NONE, "caller " + i);
        }

        assertThat(session.call("client-list", NONE, "one more"))
                .singleElement()
                .isInstanceOfSatisfying(
                        SessionEffect.Refused.class,
                        refused -> assertThat(refused.caller()).isEqualTo("one more"));
        receive(new ServerMessage.Response(1, JsonNull.NULL));
        assertThat(session.call("client-list", NONE, "another"))
                .containsExactly(sends(FrontEndSession.MOST_OUTSTANDING + 1, "client-list"));
    }

    @Test
    void eventsArePublished() {
        ServerEvent event = new ServerEvent.ClientDisconnected("Shop");

        assertThat(receive(new ServerMessage.Happened(event))).containsExactly(new SessionEffect.Published<>(event));
    }

    @Test
    void whatTheServerObjectsToIsReported() {
        assertThat(receive(new ServerMessage.Objection("The message is not JSON.")))
                .containsExactly(new SessionEffect.Reported<>("The message is not JSON."));
    }

    @Test
    void aTextThatIsNoMessageIsReportedAndHarmsNoCall() {
        session.call("client-list", NONE, "caller");

        assertThat(session.receive(JsonText.of("[1,2]")))
                .containsExactly(new SessionEffect.Reported<>("The server sent a message that is not a JSON object."));
        assertThat(session.receive(JsonText.of("{\"event\":\"hasErrors\",\"payload\":{}}")))
                .isEmpty();
        assertThat(receive(new ServerMessage.Response(1, JsonNull.NULL)))
                .containsExactly(new SessionEffect.Answered<>("caller", JsonNull.NULL));
    }

    private List<SessionEffect<String>> receive(ServerMessage message) {
        return session.receive(message.toText());
    }

    private static SessionEffect<String> sends(long number, String command) {
        return new SessionEffect.Send<>(new FrontEndMessage.Exec(number, command, NONE).toText());
    }
}
