package dev.bottlenose.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvelopeTest {
    @Test
    void eventNamesItsPlugin() throws Exception {
        Envelope event = peek("{\"method\":\"execute\",\"params\":{\"params\":{\"api\":\"no\"},\"api\":\"Network\"}}");

        assertThat(event.isResponse()).isFalse();
        assertThat(event.method()).contains("execute");
        assertThat(event.api()).contains("Network");
    }

    @Test
    void nameThatIsTooLongCountsAsMissing() throws Exception {
        String name = "x".repeat(Envelope.LONGEST_NAME);

        assertThat(peek("{\"method\":\"" + name + "\"}").method()).contains(name);
        assertThat(peek("{\"method\":\"" + name + "y\"}").method()).isEmpty();
        assertThat(peek("{\"params\":{\"api\":\"" + "\\u0041".repeat(Envelope.LONGEST_NAME + 1) + "\"}}")
                        .api())
                .isEmpty();
        assertThat(peek("{\"id\":" + "1".repeat(100) + "}").id()).isEmpty();
        assertThat(peek("{\"id\":" + "1".repeat(100) + "}").isResponse()).isTrue();
    }

    @Test
    void wrappedMessageIsFound() throws Exception {
        Envelope wrapped = peek("{\"app\":\"Shop\",\"type\":\"connect\",\"payload\": { \"a\": 1 } }");

        assertThat(wrapped.app()).contains("Shop");
        assertThat(wrapped.type()).contains("connect");
        assertThat(wrapped.payload()).contains(JsonText.of("{ \"a\": 1 }"));
        assertThat(peek("{\"payload\":{},\"payload\":1}").payload()).isEmpty();
    }

    @Test
    void numericIdMakesAResponseWhateverElseIsThere() throws Exception {
        Envelope response = peek("{\"method\":\"execute\",\"id\":7}");

        assertThat(response.isResponse()).isTrue();
        assertThat(response.id()).hasValue(7);
    }

    @Test
    void idThatIsNoNumberIsNone() throws Exception {
        assertThat(peek("{\"id\":\"7\",\"success\":{}}").isResponse()).isFalse();
        assertThat(peek("{\"id\":7,\"id\":null}").isResponse()).isFalse();
        assertThat(peek("{\"id\":1.5}").id()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":12,\"success\":{\"é\":1}} | {\"id\":\"x\",\"success\":{\"é\":1},\"length\":27}",
                "{\"success\":null , \"id\" : 12 } | {\"success\":null , \"id\" : \"x\" ,\"length\":29}",
            })
    void callerGetsItsOwnIdBackAndTheLength(String answer, String expected) throws Exception {
        assertThat(peek(answer.strip()).answering(Optional.of(Json.of("x")))).hasToString(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":12,\"success\":{}} | {\"success\":{},\"length\":22}",
                "{\"success\":{} , \"id\" : 12 } | {\"success\":{}  ,\"length\":27}",
                "{\"a\":1,\"id\":12,\"success\":{}} | {\"a\":1,\"success\":{},\"length\":28}",
                "{ \"id\":12 } | {\"id\":null,\"length\":11}",
            })
    void callerWithoutIdGetsNone(String answer, String expected) throws Exception {
        assertThat(peek(answer.strip()).answering(Optional.empty())).hasToString(expected.strip());
    }

    @Test
    void deeplyNestedMessageIsPassedOver() throws Exception {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);

        assertThat(peek("{\"params\":{\"api\":\"Layout\",\"params\":" + deep + "},\"method\":\"execute\"}")
                        .api())
                .contains("Layout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[]", "7", "{\"a\":}", "{\"a\":1", "{}{}", "{\"id\":1}x"})
    void whatIsNotOneObjectIsRefused(String text) {
        assertThatThrownBy(() -> peek(text)).isInstanceOf(MalformedJsonException.class);
    }

    @FuzzTest
    void anyBytesAreEitherReadOrRefusedAndAnswersStayWellFormed(byte[] bytes) {
        JsonText text = JsonText.wrap(bytes);
        try {
            Envelope envelope = Envelope.peek(text);
            if (envelope.isResponse()) {
                Json.parse(envelope.answering(Optional.empty()));
                Json.parse(envelope.answering(Optional.of(Json.of(1))));
            }
        } catch (MalformedJsonException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
        }
    }

    private static Envelope peek(String text) throws MalformedJsonException {
        return Envelope.peek(JsonText.of(text));
    }
}
