package dev.bottlenose.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.ClientQuery.Reading;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Medium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How legacy apps introduce themselves. */
final class ClientSetupTest {
    @Test
    void appOf2018SendsOnlyItsSystemWhenItPairs() {
        ClientQuery app = accepted(ClientQuery.readPairingSetup(JsonText.of("{\"os\":\"Android\"}")));

        assertThat(app.os()).isEqualTo("Android");
        assertThat(app.medium()).isEqualTo(Medium.FS_ACCESS);
        assertThat(app.sdkVersion()).isEmpty();
        assertThat(app.appName()).isEmpty();
    }

    @Test
    void appOf2018Connects() {
        ClientQuery app = read("{\"os\":\"Android\",\"device\":\"Pixel\",\"device_id\":\"e-5554\",\"app\":\"Käse\"}");

        assertThat(app.displayName()).isEqualTo("Käse (Outdated SDK)");
        assertThat(app.deviceId()).isEqualTo("e-5554");
        assertThat(app.announcesBackgroundPlugins()).isFalse();
    }

    @Test
    void appOf2022ConnectsWithItsRequestAsItIs() {
        ClientQuery app = read("{\"os\":\"iOS\",\"device\":\"d\",\"device_id\":\"\",\"app\":\"a\",\"sdk_version\":4,"
                + "\"medium\":2,\"csr\":\"-----BEGIN\\nX+/=\\n\",\"csr_path\":\"/sonar/\",\"foreground\":true}");

        assertThat(app.sdkVersion()).hasValue(4);
        assertThat(app.medium()).isEqualTo(Medium.WWW);
        assertThat(app.csr()).contains("-----BEGIN\nX+/=\n");
        assertThat(app.csrPath()).contains("/sonar/");
    }

    @Test
    void anySystemMayConnect() {
        assertThat(read("{\"os\":\"BeOS\",\"device\":\"d\",\"app\":\"a\",\"sdk_version\":\"3\",\"medium\":null}")
                        .sdkVersion())
                .hasValue(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | setup-malformed",
                "not json | setup-malformed",
                "[] | setup-malformed",
                "{} | setup-incomplete",
                "{\"os\":7,\"device\":\"d\",\"app\":\"a\"} | setup-incomplete",
                "{\"os\":\"iOS\",\"app\":\"a\"} | setup-incomplete",
                "{\"os\":\"iOS\",\"device\":\"d\"} | setup-incomplete",
                "{\"os\":\"iOS\",\"device\":\"d\",\"app\":\"a\",\"medium\":9} | medium-unknown",
                "{\"os\":\"iOS\",\"device\":\"d\",\"app\":\"a\",\"medium\":\"abc\"} | medium-unknown",
            })
    void incompleteSetupIsRefused(String setup, String code) {
        assertThat(ClientQuery.readSetup(JsonText.of(setup)))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(code));
    }

    private static ClientQuery read(String setup) {
        return accepted(ClientQuery.readSetup(JsonText.of(setup)));
    }

    private static ClientQuery accepted(Reading reading) {
        return ((Reading.Accepted) reading).query();
    }
}
