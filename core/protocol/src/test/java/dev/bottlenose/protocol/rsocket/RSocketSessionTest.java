package dev.bottlenose.protocol.rsocket;

import static dev.bottlenose.protocol.AppRequests.request;
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
    void callIsSentOnAStreamAndItsAnswerComesBackUnderItsId(int sdkVersion) {
        RSocketSession session = conversation(sdkVersion);

        session.send(request(CALL));
        assertThat(happened()).containsExactly(send(requestResponse(2, CALL)));

        session.received(answer(2, "{\"success\":{\"plugins\":[]}}"));
        assertThat(happened()).containsExactly(deliver("{\"success\":{\"plugins\":[]},\"id\":7}"));
    }

    @Test
    void firstAppsGetCallsAndAnswerThemByFireAndForget() {
        RSocketSession session = conversation(0);

        session.send(request(CALL));
        session.received(fireAndForget(1, "{\"id\":7,\"success\":{}}"));

        assertThat(happened()).containsExactly(send(fireAndForget(2, CALL)), deliver("{\"id\":7,\"success\":{}}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void whatNeedsNoAnswerIsSentByFireAndForget(int sdkVersion) {
        RSocketSession session = conversation(sdkVersion);

        session.send(request(INIT));
        session.received(fireAndForget(1, "{\"method\":\"refreshPlugins\"}"));
        session.send(request(INIT));

        assertThat(happened())
                .containsExactly(
                        send(fireAndForget(2, INIT)),
                        deliver("{\"method\":\"refreshPlugins\"}"),
                        send(fireAndForget(4, INIT)));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "4, true"})
    void appsThatDoNotKnowIsMethodSupportedAreNotAsked(int sdkVersion, boolean asked) {
        RSocketSession session = conversation(sdkVersion);
        String call = "{\"id\":3,\"method\":\"isMethodSupported\",\"params\":{}}";

        session.send(request(call));

        assertThat(happened())
                .containsExactly(
                        asked
                                ? send(requestResponse(2, call))
                                : deliver("{\"id\":3,\"success\":{\"isSupported\":false}}"));
    }

    @Test
    void answersMayComeInAnyOrderAndOnlyOnce() {
        RSocketSession session = conversation(4);
        session.send(request("{\"id\":1,\"method\":\"a\"}"));
        session.send(request("{\"id\":2,\"method\":\"b\"}"));
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
        session.send(request(CALL));
        happened();

        session.received(answer(2, answer));

        assertThat(happened()).containsExactly(deliver(delivered.strip()));
    }

    @Test
    void callThatCannotBeAnsweredFails() {
        RSocketSession session = conversation(4);
        for (int id = 1; id <= 3; id++) {
            session.send(request("{\"id\":" + id + ",\"method\":\"a\"}"));
        }
        happened();

        session.received(new RSocketFrame.Failure(2, RSocketFrame.Failure.APPLICATION_ERROR, "not implemented"));
        session.received(answer(4, "no JSON"));
        session.received(new RSocketFrame.Payload(6, false, false, true, JsonText.of("")));

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
    void oldestCallsAreCancelledWhenTooManyAreUnanswered() {
        RSocketSession session = conversation(4);
        for (int id = 0; id < 20_001; id++) {
            session.send(request("{\"id\":" + id + ",\"method\":\"a\"}"));
        }

        assertThat(happened())
                .filteredOn(effect -> effect.equals(send(new RSocketFrame.Cancel(2))))
                .hasSize(1);
        session.received(answer(2, "{}"));
        assertThat(happened()).isEmpty();
    }

    @Test
    void callsOfAppsAreNotImplemented() {
        RSocketSession session = conversation(4);

        session.received(requestResponse(1, SIGN));
        session.received(new RSocketFrame.Unsupported(3, true));
        session.received(new RSocketFrame.Unsupported(3, false));

        assertThat(happened())
                .containsExactly(
                        send(new RSocketFrame.Failure(1, RSocketFrame.Failure.APPLICATION_ERROR, "not implemented")),
                        send(new RSocketFrame.Failure(3, RSocketFrame.Failure.APPLICATION_ERROR, "not implemented")));
    }

    @Test
    void messagesOfAnAppWithoutAnIntroductionAreDropped() {
        RSocketSession session = session(new Purpose.Nothing());

        session.received(requestResponse(1, SIGN));
        session.received(fireAndForget(3, SIGN));
        session.send(request(INIT));

        assertThat(happened())
                .containsExactly(
                        send(new RSocketFrame.Failure(1, RSocketFrame.Failure.APPLICATION_ERROR, "not implemented")));
    }

    @Test
    void certificateIsAnsweredOnTheStreamOfItsRequestAndOnlyOnce() {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(requestResponse(3, SIGN));
        session.received(requestResponse(5, SIGN));
        session.received(fireAndForget(7, SIGN));
        session.reply(JsonText.of("{\"deviceId\":\"\"}"));
        session.reply(JsonText.of("{}"));

        assertThat(happened())
                .containsExactly(
                        deliver(SIGN),
                        send(new RSocketFrame.Failure(5, RSocketFrame.Failure.REJECTED, "one certificate at a time")),
                        send(answer(3, "{\"deviceId\":\"\"}")));
    }

    @Test
    void appOf2018SendsItsRequestByFireAndForgetAndGetsNoReply() {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(fireAndForget(1, SIGN));
        session.reply(JsonText.of("{}"));

        assertThat(happened()).containsExactly(deliver(SIGN));
    }

    @Test
    void cancelledRequestMayBeRepeated() {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(requestResponse(1, SIGN));
        session.received(new RSocketFrame.Cancel(1));
        session.reply(JsonText.of("{}"));
        session.received(requestResponse(3, SIGN));
        session.reply(JsonText.of("{}"));

        assertThat(happened()).containsExactly(deliver(SIGN), deliver(SIGN), send(answer(3, "{}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"method\":\"getPlugins\"}", "[]"})
    void whileItPairsAnAppMayAskForCertificatesOnly(String call) {
        RSocketSession session = session(new Purpose.Pairing());

        session.received(requestResponse(1, call));

        assertThat(happened())
                .containsExactly(
                        send(new RSocketFrame.Failure(1, RSocketFrame.Failure.APPLICATION_ERROR, "not implemented")));
    }

    @Test
    void keepAliveIsReturnedUnchangedAndNeverRequested() {
        RSocketSession session = conversation(4);

        session.received(new RSocketFrame.KeepAlive(true, JsonText.of("when")));
        session.received(new RSocketFrame.KeepAlive(false, JsonText.of("what")));

        assertThat(happened())
                .containsExactly(
                        new RSocketEffect.ReturnKeepAlive(new RSocketFrame.KeepAlive(false, JsonText.of("when"))));
    }

    @Test
    void fragmentsOfAMessageAreAssembled() {
        RSocketSession session = conversation(4);
        session.send(request(CALL));
        happened();

        session.received(new RSocketFrame.Request(1, false, true, JsonText.of("{\"a\"")));
        session.received(new RSocketFrame.Payload(2, true, true, false, JsonText.of("{\"succ")));
        session.received(new RSocketFrame.Payload(1, true, true, false, JsonText.of(":")));
        session.received(new RSocketFrame.Payload(2, false, true, true, JsonText.of("ess\":1}")));
        session.received(new RSocketFrame.Payload(1, false, true, false, JsonText.of("1}")));

        assertThat(happened()).containsExactly(deliver("{\"success\":1,\"id\":7}"), deliver("{\"a\":1}"));
    }

    @Test
    void messageSplitIntoFragmentsIsAssembledTheSame() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            RSocketFrame.Request whole = new RSocketFrame.Request(1, random.nextBoolean(), false, JsonText.wrap(data));
            RSocketSession session = conversation(4);
            Fragments.of(whole, 1 + random.nextInt(20)).forEach(session::received);
            assertThat(happened())
                    .containsExactlyElementsOf(
                            whole.wantsAnswer()
                                    ? List.of(send(new RSocketFrame.Failure(
                                            1, RSocketFrame.Failure.APPLICATION_ERROR, "not implemented")))
                                    : List.of(new RSocketEffect.Deliver(whole.data())));
        }
    }

    @Test
    void fragmentsOfAllMessagesTogetherAreBounded() {
        RSocketSession session = conversation(4);
        String half = "x".repeat(50);

        session.received(new RSocketFrame.Request(1, false, true, JsonText.of(half)));
        session.received(new RSocketFrame.Cancel(1));
        session.received(new RSocketFrame.Request(3, false, true, JsonText.of(half)));
        session.received(new RSocketFrame.Request(5, false, true, JsonText.of(half)));
        assertThat(happened()).isEmpty();

        session.received(new RSocketFrame.Payload(5, false, true, false, JsonText.of("x")));
        assertThat(happened()).containsExactly(new RSocketEffect.TooBig());
    }

    @Test
    void messageInOneFrameIsBoundedToo() {
        RSocketSession session = conversation(4);

        session.received(fireAndForget(1, "x".repeat(100)));
        session.received(fireAndForget(3, "x".repeat(101)));

        assertThat(happened()).containsExactly(deliver("x".repeat(100)), new RSocketEffect.TooBig());
    }

    @Test
    void emptyFragmentsAreBoundedInNumber() {
        RSocketSession session = conversation(4);
        for (int i = 0; i < 1025; i++) {
            session.received(new RSocketFrame.Request(2 * i + 1, false, true, JsonText.of("")));
        }

        assertThat(happened()).containsExactly(new RSocketEffect.TooBig());
    }

    @Test
    void connectionThatFailsOrBeginsAnewIsOver() {
        RSocketSession session = conversation(4);

        session.received(
                new RSocketFrame.Failure(0, RSocketFrame.Failure.CONNECTION_ERROR, "no response to keepalive"));
        session.received(new RSocketFrame.Setup(0, 1, false, false, JsonText.of("{}")));
        session.received(new RSocketFrame.Unsupported(0, false));

        assertThat(happened())
                .containsExactly(
                        new RSocketEffect.Closed("the app reported: no response to keepalive"),
                        new RSocketEffect.Violation("The connection is set up already."));
    }

    @Test
    void unusableSetupsAreRefusedAsByTheOriginal() {
        assertThat(refusal(new RSocketFrame.Resume(0))).isEqualTo(RSocketFrame.Failure.REJECTED_RESUME);
        assertThat(refusal(new RSocketFrame.Setup(0, 1, false, true, JsonText.of("{}"))))
                .isEqualTo(RSocketFrame.Failure.INVALID_SETUP);
        assertThat(refusal(new RSocketFrame.Setup(0, 1, true, false, JsonText.of("{}"))))
                .isEqualTo(RSocketFrame.Failure.UNSUPPORTED_SETUP);
        assertThat(refusal(new RSocketFrame.Setup(0, 2, false, false, JsonText.of("{}"))))
                .isEqualTo(RSocketFrame.Failure.UNSUPPORTED_SETUP);
        assertThat(refusal(new RSocketFrame.Setup(1, 1, false, false, JsonText.of("{}"))))
                .isEqualTo(RSocketFrame.Failure.INVALID_SETUP);
        assertThat(refusal(new RSocketFrame.Cancel(1))).isEqualTo(RSocketFrame.Failure.INVALID_SETUP);
        assertThat(SetupReading.of(new RSocketFrame.Setup(0, 1, false, false, JsonText.of("{}"))))
                .isEqualTo(new SetupReading.Offered(JsonText.of("{}")));
    }

    private static int refusal(RSocketFrame first) {
        return ((SetupReading.Refused) SetupReading.of(first)).answer().code();
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

    private static RSocketEffect send(RSocketFrame.Sendable frame) {
        return new RSocketEffect.Send(frame);
    }

    private static RSocketEffect deliver(String text) {
        return new RSocketEffect.Deliver(JsonText.of(text));
    }

    private static RSocketFrame.Request requestResponse(int streamId, String text) {
        return new RSocketFrame.Request(streamId, true, false, JsonText.of(text));
    }

    private static RSocketFrame.Request fireAndForget(int streamId, String text) {
        return new RSocketFrame.Request(streamId, false, false, JsonText.of(text));
    }

    private static RSocketFrame.Payload answer(int streamId, String text) {
        return new RSocketFrame.Payload(streamId, false, true, true, JsonText.of(text));
    }
}
