package dev.bottlenose.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestEnvelopeTest {
    @Test
    void initNamesItsPlugin() throws Exception {
        RequestEnvelope request = read("{\"id\":0,\"method\":\"init\",\"params\":{\"plugin\":\"Network\"}}");

        assertThat(request.id()).contains(Json.of(0));
        assertThat(request.method()).isEqualTo("init");
        assertThat(request.plugin()).contains("Network");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":0,\"method\":\"m\"} | {\"id\":7,\"method\":\"m\"} | {\"method\":\"m\"}",
                "{ \"method\" : \"m\" , \"id\":\"x\" } | {\"id\":7,\"method\" : \"m\"} | {\"method\" : \"m\"}",
                "{\"id\":1,\"a\":[1, 2],\"id\":2} | {\"id\":7,\"a\":[1, 2]} | {\"a\":[1, 2]}",
                "{} | {\"id\":7} | {}",
            })
    void idIsReplacedAndTheRestStaysAsItCame(String request, String withId, String without) throws Exception {
        assertThat(read(request.strip()).withId(OptionalLong.of(7))).hasToString(withId.strip());
        assertThat(read(request.strip()).withId(OptionalLong.empty())).hasToString(without.strip());
    }

    @Test
    void idOfAnySizeIsNotKept() {
        assertThatThrownBy(() -> read("{\"id\":\"" + "x".repeat(2000) + "\"}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("a request with an id of more than 1024 bytes");
    }

    @Test
    void whatIsNoObjectIsMalformed() {
        assertThatThrownBy(() -> read("[]")).hasMessage("not a JSON object");
        assertThatThrownBy(() -> read("{\"method\":\"m\"")).isInstanceOf(MalformedJsonException.class);
    }

    private static RequestEnvelope read(String text) throws MalformedJsonException {
        return RequestEnvelope.read(JsonText.of(text));
    }
}
