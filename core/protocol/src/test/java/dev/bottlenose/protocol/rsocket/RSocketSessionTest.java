package dev.bottlenose.protocol.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RSocketSessionTest {
    private static final String CALL = "{\"id\":7,\"method\":\"getPlugins\"}";
    private static final String INIT = "{\"method\":\"init\",\"params\":{\"plugin\":\"A\"}}";
    private static final String SIGN = "{\"method\":\"signCertificate\"}";

    private final List<RSocketEffect> effects = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void callIsAskedOnAStreamAndItsAnswerComesBackUnderItsId(int sdkVersion) {
        RSocketSession session = conversation(sdkVersion);

        session.send(JsonText.of(CALL));
        assertThat(happened()).containsExactly(send(asking(2, CALL)));

        session.received(answer(2, "{\"success\":{\"plugins\":[]}}"));
        assertThat(happened()).containsExactly(deliver("{\"success\":{\"plugins\":[]},\"id\":7}"));
    }

    @Test
    void firstAppsAreToldCallsAndAnswerByTelling() {
        RSocketSession session = conversation(0);

        session.send(JsonText.of(CALL));
        session.received(telling(1, "{\"id\":7,\"success\":{}}"));

        assertThat(happened()).containsExactly(send(telling(2, CALL)), deliver("{\"id\":7,\"success\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void whatNeedsNoAnswerIsTold(int sdkVersion) {
        RSocketSession session = conversation(sdkVersion);

        session.send(JsonText.of(INIT));
        session.received(telling(1, "{\"method\":\"refreshPlugins\"}"));
        session.send(JsonText.of(INIT));

        assertThat(happened())
                .containsExactly(
                        send(telling(2, INIT)), deliver("{\"method\":\"refreshPlugins\"}"), send(telling(4, INIT)));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "4, true"})
    void appsThatDoNotKnowIsMethodSupportedAreNotAsked(int sdkVersion, boolean asked) {
        RSocketSession session = conversation(sdkVersion);
        String question = "{\"id\":3,\"method\":\"isMethodSupported\",\"params\":{}}";

        session.send(JsonText.of(question));

        assertThat(happened())
                .containsExactly(
                        asked ? send(asking(2, question)) : deliver("{\"id\":3,\"success\":{\"isSupported\":false}}"));
    }

    @Test
    void answersMayComeInAnyOrderAndOnlyOnce() {
        RSocketSession session = conversation(4);
        session.send(JsonText.of("{\"id\":1,\"method\":\"a\"}"));
        session.send(JsonText.of("{\"id\":2,\"method\":\"b\"}"));
        happened();

        session.received(answer(4, "{\"error\":{}}"));
        session.received(answer(2, "{}"));
        session.received(answer(2, "{\"success\":1}"));
        session.received(answer(6, "{\"success\":1}"));

        assertThat(happened()).containsExactly(deliver("{\"error\":{},\"id\":2}"), deliver("{\"id\":1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                " { } | { \"id\":7}",
                "{\"success\":1,\"id\":99} | {\"success\":1,\"id\":7}",
                "{\"id\":\"x\",\"success\":1} | {\"id\":\"x\",\"success\":1,\"id\":7}",
                "{\"id\":7,\"success\":1} | {\"id\":7,\"success\":1}",
            })
    void answerCountsForItsStreamWhateverIdItHas(String answer, String delivered) {
        RSocketSession session = conversation(4);
        session.send(JsonText.of(CALL));
        happened();

        session.received(answer(2, answer));

        assertThat(happened()).containsExactly(deliver(delivered.strip()));
    }

    @Test
    void callThatCannotBeAnsweredFails() {
        RSocketSession session = conversation(4);
        for (int id = 1; id <= 3; id++) {
            session.send(JsonText.of("{\"id\":" + id + ",\"method\":\"a\"}"));
        }
        happened();

        session.received(new Frame.Failure(2, Frame.Failure.APPLICATION_ERROR, "not implemented"));
        session.received(answer(4, "no JSON"));
        session.received(new Frame.Payload(6, false, false, true, JsonText.of("")));

        List<RSocketEffect> failures = happened();
        assertThat(failures).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(((RSocketEffect.Deliver) failures.get(i)).message().toString())
                    .startsWith("{\"id\":" + (i + 1) + ",\"error\":{\"message\":\"")
                    .contains("\"name\":\"RSocketError\"");
        }
        assertThat(failures.get(0).toString()).contains("not implemented");
    }

    @Test
    void callsNobodyWaitsForAreCancelledInTheEnd() {
        RSocketSession session = conversation(4);
        for (int id = 0; id < 20_001; id++) {
            session.send(JsonText.of("{\"id\":" + id + ",\"method\":\"a\"}"));
        }

        assertThat(happened())
                .filteredOn(effect -> effect.equals(send(new Frame.Cancel(2))))
                .hasSize(1);
        session.received(answer(2, "{}"));
        assertThat(happened()).isEmpty();
    }

    @Test
    void questionsOfAppsAreNotImplemented() {
        RSocketSession session = conversation(4);

        session.received(asking(1, SIGN));
        session.received(new Frame.Unsupported(3, true));
        session.received(new Frame.Unsupported(3, false));

        assertThat(happened())
                .containsExactly(
                        send(new Frame.Failure(1, Frame.Failure.APPLICATION_ERROR, "not implemented")),
                        send(new Frame.Failure(3, Frame.Failure.APPLICATION_ERROR, "not implemented")));
    }

    @Test
    void appWithoutAnIntroductionIsHeardByNobody() {
        RSocketSession session = session(new Purpose.Nothing());

        session.received(asking(1, SIGN));
        session.received(telling(3, SIGN));
        session.send(JsonText.of(INIT));

        assertThat(happened())
                .containsExactly(send(new Frame.Failure(1, Frame.Failure.APPLICATION_ERROR, "not implemented")));
    }

    @Test
    void certificateIsAnsweredOnTheStreamItWasAskedOnAndOnlyOnce() {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(asking(3, SIGN));
        session.received(asking(5, SIGN));
        session.received(telling(7, SIGN));
        session.send(JsonText.of("{\"deviceId\":\"\"}"));
        session.send(JsonText.of("{}"));

        assertThat(happened())
                .containsExactly(
                        deliver(SIGN),
                        send(new Frame.Failure(5, Frame.Failure.REJECTED, "one certificate at a time")),
                        send(answer(3, "{\"deviceId\":\"\"}")));
    }

    @Test
    void appOfTheFirstSummerTellsItsRequestAndHearsNoReply() {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(telling(1, SIGN));
        session.send(JsonText.of("{}"));

        assertThat(happened()).containsExactly(deliver(SIGN));
    }

    @Test
    void whoCancelsItsRequestMayAskAnew() {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(asking(1, SIGN));
        session.received(new Frame.Cancel(1));
        session.send(JsonText.of("{}"));
        session.received(asking(3, SIGN));
        session.send(JsonText.of("{}"));

        assertThat(happened()).containsExactly(deliver(SIGN), deliver(SIGN), send(answer(3, "{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"method\":\"getPlugins\"}", "[]"})
    void whileItPairsAnAppMayAskForCertificatesOnly(String question) {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(asking(1, question));

        assertThat(happened())
                .containsExactly(send(new Frame.Failure(1, Frame.Failure.APPLICATION_ERROR, "not implemented")));
    }

    @Test
    void signOfLifeIsReturnedAsItCameAndNeverAskedFor() {
        RSocketSession session = conversation(4);

        session.received(new Frame.KeepAlive(true, JsonText.of("when")));
        session.received(new Frame.KeepAlive(false, JsonText.of("what")));

        assertThat(happened()).containsExactly(send(new Frame.KeepAlive(false, JsonText.of("when"))));
    }

    @Test
    void messageInPiecesIsPutTogether() {
        RSocketSession session = conversation(4);
        session.send(JsonText.of(CALL));
        happened();

        session.received(new Frame.Request(1, false, true, JsonText.of("{\"a\"")));
        session.received(new Frame.Payload(2, true, true, false, JsonText.of("{\"succ")));
        session.received(new Frame.Payload(1, true, true, false, JsonText.of(":")));
        session.received(new Frame.Payload(2, false, true, true, JsonText.of("ess\":1}")));
        session.received(new Frame.Payload(1, false, true, false, JsonText.of("1}")));

        assertThat(happened()).containsExactly(deliver("{\"success\":1,\"id\":7}"), deliver("{\"a\":1}"));
    }

    @Test
    void whatIsCutUpIsPutTogetherTheSame() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            Frame.Request whole = new Frame.Request(2, random.nextBoolean(), false, JsonText.wrap(data));
            Fragments fragments = new Fragments(60);
            List<Frame> received = new ArrayList<>();
            for (Frame piece : Fragments.of(whole, 1 + random.nextInt(20))) {
                (piece instanceof Frame.Request request ? fragments.add(request) : fragments.add((Frame.Payload) piece))
                        .ifPresent(received::add);
            }
            assertThat(received).containsExactly(whole);
        }
    }

    @Test
    void piecesOfAllMessagesTogetherAreBounded() {
        RSocketSession session = conversation(4);
        String half = "x".repeat(50);

        session.received(new Frame.Request(1, false, true, JsonText.of(half)));
        session.received(new Frame.Cancel(1));
        session.received(new Frame.Request(3, false, true, JsonText.of(half)));
        session.received(new Frame.Request(5, false, true, JsonText.of(half)));
        assertThat(happened()).isEmpty();

        session.received(new Frame.Payload(5, false, true, false, JsonText.of("x")));
        assertThat(happened()).containsExactly(new RSocketEffect.TooBig());
    }

    @Test
    void messageInOnePieceIsBoundedToo() {
        RSocketSession session = conversation(4);

        session.received(telling(1, "x".repeat(100)));
        session.received(telling(3, "x".repeat(101)));

        assertThat(happened()).containsExactly(deliver("x".repeat(100)), new RSocketEffect.TooBig());
    }

    @Test
    void emptyPiecesAreBoundedInNumber() {
        RSocketSession session = conversation(4);
        for (int i = 0; i < 1025; i++) {
            session.received(new Frame.Request(2 * i + 1, false, true, JsonText.of("")));
        }

        assertThat(happened()).containsExactly(new RSocketEffect.TooBig());
    }

    @Test
    void connectionThatFailsOrBeginsAnewIsOver() {
        RSocketSession session = conversation(4);

        session.received(new Frame.Failure(0, Frame.Failure.CONNECTION_ERROR, "no response to keepalive"));
        session.received(new Frame.Setup(0, 1, false, false, JsonText.of("{}")));
        session.received(new Frame.Unsupported(0, false));

        assertThat(happened())
                .containsExactly(
                        new RSocketEffect.Over("the app said: no response to keepalive"),
                        new RSocketEffect.Violation("The connection is set up already."));
    }

    @Test
    void introductionsThatLeadNowhereAreRefusedAsTheOriginalDoes() {
        assertThat(refusal(new Frame.Resume(0))).isEqualTo(Frame.Failure.REJECTED_RESUME);
        assertThat(refusal(new Frame.Setup(0, 1, false, true, JsonText.of("{}"))))
                .isEqualTo(Frame.Failure.INVALID_SETUP);
        assertThat(refusal(new Frame.Setup(0, 1, true, false, JsonText.of("{}"))))
                .isEqualTo(Frame.Failure.UNSUPPORTED_SETUP);
        assertThat(refusal(new Frame.Setup(0, 2, false, false, JsonText.of("{}"))))
                .isEqualTo(Frame.Failure.UNSUPPORTED_SETUP);
        assertThat(refusal(new Frame.Setup(1, 1, false, false, JsonText.of("{}"))))
                .isEqualTo(Frame.Failure.INVALID_SETUP);
        assertThat(refusal(new Frame.Cancel(1))).isEqualTo(Frame.Failure.INVALID_SETUP);
        assertThat(Introduction.of(new Frame.Setup(0, 1, false, false, JsonText.of("{}"))))
                .isEqualTo(new Introduction.Offered(JsonText.of("{}")));
    }

    private static int refusal(Frame first) {
        return ((Introduction.Refused) Introduction.of(first)).answer().code();
    }

    private RSocketSession conversation(int sdkVersion) {
        return session(new Purpose.Conversation(sdkVersion));
    }

    private RSocketSession session(Purpose purpose) {
        return new RSocketSession(purpose, 100, effects::add);
    }

    private List<RSocketEffect> happened() {
        List<RSocketEffect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }

    private static RSocketEffect send(Frame.Sendable frame) {
        return new RSocketEffect.Send(frame);
    }

    private static RSocketEffect deliver(String text) {
        return new RSocketEffect.Deliver(JsonText.of(text));
    }

    private static Frame.Request asking(int streamId, String text) {
        return new Frame.Request(streamId, true, false, JsonText.of(text));
    }

    private static Frame.Request telling(int streamId, String text) {
        return new Frame.Request(streamId, false, false, JsonText.of(text));
    }

    private static Frame.Payload answer(int streamId, String text) {
        return new Frame.Payload(streamId, false, true, true, JsonText.of(text));
    }
}
