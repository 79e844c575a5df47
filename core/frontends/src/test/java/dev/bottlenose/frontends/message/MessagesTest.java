package dev.bottlenose.frontends.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.RawJson;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MessagesTest {
    private static final Fault FAULT = new Fault("app-unknown", "There is no such app.", "bottlenose apps");

    static Stream<ServerMessage> serverMessages() {
        return Stream.of(
                new ServerMessage.Response(1, JsonNull.NULL),
                new ServerMessage.Response(2, Json.of(List.of("a", 1))),
                new ServerMessage.Failed(3, new Refusal(FAULT)),
                new ServerMessage.Failed(4, new Refusal("Unimplemented server command: x")),
                new ServerMessage.Happened(new ServerEvent.ClientDisconnected("Shop#Android#Pixel#1")),
                new ServerMessage.Happened(new ServerEvent.Unknown("server-log", Json.of("text"))),
                new ServerMessage.Objection("The message is not JSON."),
                new ServerMessage.Unknown(JsonText.of("{\"event\":\"hasErrors\",\"payload\":\"x\"}")));
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void whatAServerWritesAFrontEndReadsTheSame(ServerMessage message) throws Exception {
        assertThat(ServerMessage.read(message.toText())).isEqualTo(message);
    }

    @Test
    void theOriginalsFrontEndsFindTheTextOfAFaultWhereItAlwaysWas() {
        assertThat(new ServerMessage.Failed(3, new Refusal(FAULT)).toText())
                .hasToString(
                        "{\"event\":\"exec-response-error\",\"payload\":{\"id\":3,"
                                + "\"data\":\"There is no such app. (app-unknown) try: bottlenose apps\","
                                + "\"fault\":{\"code\":\"app-unknown\",\"message\":\"There is no such app.\",\"next\":\"bottlenose apps\"}}}");
    }

    @Test
    void anAnswerWithoutDataHasNoData() {
        assertThat(new ServerMessage.Response(1, JsonNull.NULL).toText())
                .hasToString("{\"event\":\"exec-response\",\"payload\":{\"id\":1}}");
    }

    @Test
    void aRefusalWithAFaultOfAnotherFormKeepsItsText() throws Exception {
        ServerMessage read = ServerMessage.read(
                JsonText.of(
                        "{\"event\":\"exec-response-error\",\"payload\":{\"id\":3,\"data\":\"no\",\"fault\":{\"code\":\"NOT KEBAB\"}}}"));

        assertThat(read).isEqualTo(new ServerMessage.Failed(3, new Refusal("no")));
    }

    @Test
    void anAppsMessageIsReadAsItWasSent() throws Exception {
        JsonText message = JsonText.of("{\"method\":\"execute\",\"params\":{\"api\":\"Sea \\\"Mammals\\\"\"}}");

        assertThat(ServerMessage.read(
                        MessageTexts.appMessage("Shop \"#\"", message).toText()))
                .isEqualTo(new ServerMessage.Happened(new ServerEvent.MessageReceived("Shop \"#\"", message)));
        assertThat(MessageTexts.appMessage("Shop", message).toText())
                .isEqualTo(new ServerMessage.Happened(new ServerEvent.MessageReceived("Shop", message)).toText());
    }

    @Test
    void whatAFrontEndWritesAServerReadsTheSame() {
        FrontEndMessage.Exec exec = new FrontEndMessage.Exec(7, "client-find", Json.array(List.of(Json.of("Shop"))));

        assertThat(FrontEndMessage.read(exec.toText())).contains(exec);
    }

    @Test
    void aLargeArgumentStaysItsText() {
        String payload = "{\"params\":[1],\"data\":[" + "1,".repeat(100_000) + "1]}";

        FrontEndMessage.Exec exec = (FrontEndMessage.Exec)
                read("{\"event\":\"exec\",\"payload\":{\"id\":7,\"command\":\"c\",\"args\":[\"Shop\"," + payload
                                + "]}}")
                        .orElseThrow();

        assertThat(exec.arguments().elements()).containsExactly(Json.of("Shop"), new RawJson(JsonText.of(payload)));
    }

    @Test
    void aMessageOfTooManyValuesIsObjectedTo() {
        assertThat(read("{\"event\":\"exec\",\"payload\":{\"id\":7,\"command\":\"c\",\"args\":[" + "1,".repeat(100_000)
                        + "1]}}"))
                .contains(new FrontEndMessage.Malformed("The message is larger than 10000 values."));
    }

    @Test
    void whatAServerCannotRunIsRefusedInTheOriginalsWords() {
        assertThat(read("{\"event\":\"exec\",\"payload\":{\"id\":7,\"command\":\"x\"}}"))
                .contains(new FrontEndMessage.Refused(7, new Refusal("Payload args argument is not an iterable.")));
        assertThat(read("{\"event\":\"exec\",\"payload\":{\"command\":\"x\",\"args\":[]}}"))
                .contains(new FrontEndMessage.Malformed("An exec needs a whole number 'id' and a string 'command'."));
        assertThat(read("[]")).contains(new FrontEndMessage.Malformed("The message is not a JSON object."));
        assertThat(read("{\"event\":\"ping\"}")).isEmpty();
    }

    private static Optional<FrontEndMessage> read(String text) {
        return FrontEndMessage.read(JsonText.of(text));
    }
}
