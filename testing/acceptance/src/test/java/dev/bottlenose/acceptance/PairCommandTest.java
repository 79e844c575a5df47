package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.pairing.PairingCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairing codes on the command line. */
final class PairCommandTest {
    @TempDir
    Path home;

    @Test
    void codeIsPrintedForPeopleWithItsQrCodeAndForScripts() throws Exception {
        try (Bottlenose.Server server = bottlenose().serve()) {
            Bottlenose.Result people = bottlenose().run("pair", "--lifetime", "2h", "--apps", "3");
            assertThat(people.exitCode()).isZero();
            assertThat(people.lines()).hasSize(4);
            String code = people.lines().get(0).replaceFirst("code +", "");
            assertThat(PairingCode.read(code)).isPresent();
            assertThat(people.lines()).contains("id       1", "apps     0 of 3");
            assertThat(people.errors())
                    .contains("\u2588")
                    .contains("BOTTLENOSE_PAIRING_CODE")
                    .doesNotContain(code);

            Bottlenose.Result scripts = bottlenose().run("pair", "--json");
            assertThat(scripts.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(PairingCode.read(
                                    Program.parse(line).string("code").orElseThrow()))
                            .isPresent());
            assertThat(scripts.errors()).isEmpty();

            Bottlenose.Result list = bottlenose().run("pair", "list");
            assertThat(list.lines()).contains("id       1", "id       2");
            assertThat(String.join("\n", list.lines())).doesNotContain(code);
            assertThat(bottlenose().run("pair", "revoke", "1").exitCode()).isZero();
            Bottlenose.Result again = bottlenose().run("pair", "revoke", "1");
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.errors()).contains("pairing-code-unknown");
            assertThat(server.errors()).doesNotContain(code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pair --lifetime soon",
                "pair revoke",
                "pair list 7",
                "pair burn",
                "serve --port 0 --store ftp://store/",
                "serve --port 0 --store http://user:secret@store/",
            })
    void wrongUsageIsReported(String line) throws Exception {
        Bottlenose.Result result = bottlenose().run(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errors()).isNotBlank().doesNotContain("user:secret");
    }

    @Test
    void tokenThatCannotBeReadOrIsInvalidIsReportedWithoutRepeatingIt() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "two words");
        Bottlenose.Result wrong = bottlenose()
                .run("serve", "--port", "0", "--store", "https://store/", "--store-token-file", token.toString());
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.errors()).contains("(store-token-wrong)").doesNotContain("two words");

        Bottlenose.Result missing = bottlenose()
                .run("serve", "--port", "0", "--store", "https://store/", "--store-token-file", token + ".missing");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.errors()).contains("(store-token-unreadable)");
    }

    private Bottlenose bottlenose() {
        return new Bottlenose(Jdk.current(), home);
    }
}
