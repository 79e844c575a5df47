package dev.bottlenose.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.net.URLEncoder;
import org.junit.jupiter.api.Test;

/** How apps introduce themselves: the query of a URL, the SETUP of a legacy app. */
final class ClientQueryFuzzTest {
    @FuzzTest
    void anyTargetIsReadOrRefusedWithASentence(byte[] bytes) throws Exception {
        String target = new String(bytes, UTF_8);

        Allocation.check(bytes.length, () -> QueryString.ofTarget(target));
        check(ClientQuery.read(QueryString.ofTarget(target)));
        check(ClientQuery.readBrowser(QueryString.ofTarget(target)));
    }

    @FuzzTest
    void anySetupIsReadOrRefusedWithASentence(byte[] bytes) {
        check(ClientQuery.readSetup(JsonText.wrap(bytes)));
        check(ClientQuery.readPairingSetup(JsonText.wrap(bytes)));
    }

    @FuzzTest
    void whatIsEncodedIsReadTheSame(byte[] bytes) {
        String value = new String(new String(bytes, UTF_8).getBytes(UTF_8), UTF_8);
        QueryString query = QueryString.ofTarget("/?a=" + URLEncoder.encode(value, UTF_8) + "&b=");

        assertThat(query.get("a")).contains(value);
        assertThat(query.get("b")).contains("");
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> ClientQuery.readBrowser(QueryString.ofTarget(text)));
        LinearWork.check("/?os=Android&device=d&device_id=", "&app=a&csr=AA", ClientQueryFuzzTest::read);
        LinearWork.check("/?os=Android&device=d&device_id=x&app=a&csr=", "", ClientQueryFuzzTest::read);
        LinearWork.check("/?os=Android&device=d&device_id=x&app=a&sdk_version=1", "", ClientQueryFuzzTest::read);
        LinearWork.check("{\"os\":\"", "\"}", text -> ClientQuery.readSetup(JsonText.of(text)));
    }

    private static void read(String target) {
        check(ClientQuery.read(QueryString.ofTarget(target)));
    }

    private static void check(ClientQuery.Reading reading) {
        String text = reading.map(query -> ClientId.of(query).value() + query.displayName(), fault -> fault.sentence());

        assertThat(text).isNotEmpty();
    }
}
