package dev.bottlenose.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotingTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"a\":\"\\\\ \\n\t\r\u0001\u001f é漢😀\"}",
                "\"\"\"\"\"\"\"\"\"",
                "xxxxxxxxxxxxxxxx\u007f"
            })
    void textInItComesBackWhole(String inner) throws Exception {
        QuotingText text = new QuotingText(JsonText.of("[1,"), JsonText.of(inner), JsonText.of(",2]"));
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        text.writeTo((bytes, from, to) -> written.write(bytes, from, to - from));

        assertThat(written.size()).isEqualTo(text.size());
        assertThat(text.toText()).isEqualTo(JsonText.wrap(written.toByteArray()));
        assertThat(Json.parse(text.toText())).isEqualTo(Json.of(List.of(1, inner, 2)));
    }
}
