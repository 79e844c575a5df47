package dev.bottlenose.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NameListTest {
    @Test
    void listIsFoundByItsPathAndOnlyStringsCount() throws Exception {
        assertThat(names("{\"id\":1,\"success\":{\"x\":[\"no\"],\"plugins\":[\"A\",1,{\"B\":2},\"\\u0043\",null]}}"))
                .contains("[A, C]");
        assertThat(names("{\"success\":{\"plugins\":[\"A\"]},\"success\":{\"plugins\":[\"B\"]}}"))
                .contains("[B]");
    }

    @Test
    void whatIsNoListIsNone() throws Exception {
        assertThat(names("{\"success\":{\"plugins\":\"A\"}}")).isEmpty();
        assertThat(names("{\"success\":[\"A\"]}")).isEmpty();
        assertThat(names("{\"error\":{}}")).isEmpty();
        assertThat(names("[]")).isEmpty();
    }

    @Test
    void namesBeyondTheLimitsAreCounted() throws Exception {
        String longest = "x".repeat(NameList.LONGEST_NAME);
        StringBuilder text = new StringBuilder("{\"success\":{\"plugins\":[\"" + longest + "\",\"" + longest + "y\"");
        text.append(",\"A\"".repeat(NameList.MOST_NAMES + 9)).append("]}}");

        NameList list = NameList.find(JsonText.of(text.toString()), "success", "plugins")
                .orElseThrow();

        assertThat(list.names()).hasSize(NameList.MOST_NAMES).startsWith(longest, "A");
        assertThat(list.tooLong()).isEqualTo(1);
        assertThat(list.tooMany()).isEqualTo(10);
    }

    private static Optional<String> names(String text) throws MalformedJsonException {
        return NameList.find(JsonText.of(text), "success", "plugins")
                .map(list -> list.names().toString());
    }
}
