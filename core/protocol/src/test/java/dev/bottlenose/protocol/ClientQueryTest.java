package dev.bottlenose.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.wire.Medium;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientQueryTest {
    private static final String COMPLETE = "os=Android&device=Pixel+7&device_id=emulator-5554&app=My+App";

    @Test
    void fullQueryOfANativeClientIsRead() {
        ClientQuery query = accepted(
                "/?" + COMPLETE
                        + "&app_id=com.my.app&sdk_version=4&medium=1&csr_path=%2fdata%2fuser%2f0%2fcom.my.app%2ffiles%2fsonar%2f");

        assertThat(query)
                .isEqualTo(new ClientQuery(
                        "My App",
                        Optional.of("com.my.app"),
                        "Android",
                        "Pixel 7",
                        "emulator-5554",
                        OptionalInt.of(4),
                        Medium.FS_ACCESS,
                        Optional.empty(),
                        Optional.of("/data/user/0/com.my.app/files/sonar/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sonar?", "?", "/?", "/some/path?"})
    void pathDoesNotMatter(String path) {
        assertThat(accepted(path + COMPLETE).device()).isEqualTo("Pixel 7");
    }

    @Test
    void missingMediumIsFileAccessAndMissingVersionStaysUnknown() {
        ClientQuery query = accepted("/?" + COMPLETE);

        assertThat(query.medium()).isEqualTo(Medium.FS_ACCESS);
        assertThat(query.sdkVersion()).isEmpty();
        assertThat(query.announcesBackgroundPlugins()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?os=Android",
                "/?os=Android&device=a&device_id=b",
                "/?os=BeOS&device=a&device_id=b&app=c",
                "/?os=Android&os=iOS&device=a&device_id=b&app=c",
                "/?" + COMPLETE + "&medium=9",
                "/?" + COMPLETE + "&medium=abc",
                "/?" + COMPLETE + "&app=again",
            })
    void queryThatDoesNotIdentifyTheAppIsRefused(String target) {
        assertThat(ClientQuery.read(QueryString.ofTarget(target))).isInstanceOf(ClientQuery.Reading.Refused.class);
    }

    @Test
    void emptyDeviceIdMeansTheHostAndIsFine() {
        assertThat(accepted("/?os=MacOS&device=M&device_id=&app=A").deviceId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN X-----\nabc\n-----END X-----\n", "ab", "abc", "abcd", "a"})
    void requestWhoseBase64LostItsLastCharacterIsStillRead(String pem) {
        String base64 = Base64.getEncoder().encodeToString(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        String cut = base64.substring(0, base64.length() - 1);

        Optional<String> decoded = accepted("/?" + COMPLETE + "&csr=" + cut).csr();

        assertThat(decoded.orElse("").strip())
                .isIn(pem.strip(), pem.substring(0, pem.length() - 1).strip());
        assertThat(accepted("/?" + COMPLETE + "&csr=" + base64).csr()).contains(pem);
    }

    @Test
    void brokenEscapesStandForThemselvesAndASecondQuestionMarkEndsTheQuery() {
        ClientQuery query = accepted("/?os=MacOS&device=100%&device_id=%zz&app=%C3%A9%E6%BC%A2?app=other");

        assertThat(query.device()).isEqualTo("100%");
        assertThat(query.deviceId()).isEqualTo("%zz");
        assertThat(query.appName()).isEqualTo("é漢");
    }

    @Test
    void oldBrowserClientNeedsNoMoreThanItsDevice() {
        ClientQuery query = acceptedBrowser("/?deviceId=d1&device=Chrome");

        assertThat(query.appName()).isEqualTo("Chrome");
        assertThat(query.os()).isEqualTo("MacOS");
        assertThat(query.deviceId()).isEqualTo("d1");
        assertThat(query.sdkVersion()).hasValue(4);
        assertThat(query.medium()).isEqualTo(Medium.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "'#my Great#App&é漢@', '%23my%20Great%23App%26%E9%u6F22@#iOS#dev#1'",
        "'plain_App-1.2/3*+', 'plain_App-1.2/3*+#iOS#dev#1'",
        "'😀', '%uD83D%uDE00#iOS#dev#1'",
    })
    void clientIdEscapesTheAppAsOldJavaScriptDoes(String app, String expected) {
        assertThat(ClientId.of(query(app, "iOS", OptionalInt.of(4))).value()).isEqualTo(expected);
    }

    @Test
    void androidClientOfAnOldGenerationIsMarked() {
        assertThat(ClientId.of(query("A", "Android", OptionalInt.of(2))).value())
                .isEqualTo("A%20%28Outdated%20SDK%29#Android#dev#1");
        assertThat(ClientId.of(query("A", "Android", OptionalInt.of(3))).value())
                .isEqualTo("A#Android#dev#1");
        assertThat(ClientId.of(query("A", "iOS", OptionalInt.empty())).value()).isEqualTo("A#iOS#dev#1");
    }

    private static ClientQuery query(String app, String os, OptionalInt sdkVersion) {
        return new ClientQuery(
                app, Optional.empty(), os, "dev", "1", sdkVersion, Medium.NONE, Optional.empty(), Optional.empty());
    }

    private static ClientQuery accepted(String target) {
        return ((ClientQuery.Reading.Accepted) ClientQuery.read(QueryString.ofTarget(target))).query();
    }

    private static ClientQuery acceptedBrowser(String target) {
        return ((ClientQuery.Reading.Accepted) ClientQuery.readBrowser(QueryString.ofTarget(target))).query();
    }
}
