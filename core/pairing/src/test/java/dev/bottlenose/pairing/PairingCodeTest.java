package dev.bottlenose.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PairingCodeTest {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final SecureRandom random = new SecureRandom();

    @RepeatedTest(50)
    void codeIsSevenGroupsOfFourAndReadsAsItself() {
        PairingCode code = PairingCode.random(random);

        assertThat(code.reveal()).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(PairingCode.read(code.reveal()))
                .get()
                .extracting(PairingCode::reveal)
                .isEqualTo(code.reveal());
    }

    @Test
    void lastSymbolIsCrockfordsCheckOfTheOthers() {
        String plain = PairingCode.random(random).reveal().replace("-", "");
        // Java's base 32 has the digits in the same order under other letters.
        StringBuilder java = new StringBuilder();
        plain.chars().limit(27).forEach(symbol -> java.append(Character.forDigit(SYMBOLS.indexOf(symbol), 32)));

        assertThat(new BigInteger(java.toString(), 32)
                        .mod(BigInteger.valueOf(37))
                        .intValue())
                .isEqualTo(SYMBOLS.indexOf(plain.charAt(27)));
    }

    @Test
    void noTwoCodesAreAlikeAndEverySymbolIsUsed() {
        Set<String> codes = new HashSet<>();
        Set<Integer> symbols = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            String code = PairingCode.random(random).reveal();
            codes.add(code);
            code.replace("-", "").substring(0, 27).chars().forEach(symbols::add);
        }

        assertThat(codes).hasSize(500);
        assertThat(symbols).hasSize(32);
    }

    @RepeatedTest(20)
    void codeIsReadHoweverPeopleTypeIt() {
        PairingCode code = PairingCode.random(random);
        String typed = code.reveal().replace('0', 'o').replace('1', 'l').toLowerCase(Locale.ROOT);

        for (String variant : new String[] {
            typed, typed.replace("-", ""), typed.replace('-', ' '), "  " + typed + "\n", typed.replace('l', 'i')
        }) {
            assertThat(PairingCode.read(variant))
                    .get()
                    .extracting(PairingCode::reveal)
                    .isEqualTo(code.reveal());
        }
    }

    @Test
    void everyWrongSymbolAndEverySwapIsDetected() {
        String plain = PairingCode.random(new SecureRandom()).reveal().replace("-", "");
        for (int i = 0; i < plain.length(); i++) {
            for (String other : SYMBOLS.split("")) {
                String wrong = plain.substring(0, i) + other + plain.substring(i + 1);
                assertThat(PairingCode.read(wrong).isPresent())
                        .as(i + " " + other)
                        .isEqualTo(wrong.equals(plain));
            }
            if (i > 0) {
                String swapped =
                        plain.substring(0, i - 1) + plain.charAt(i) + plain.charAt(i - 1) + plain.substring(i + 1);
                assertThat(PairingCode.read(swapped).isPresent()).isEqualTo(swapped.equals(plain));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "0000", "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU", "ÄÖÜß", "*~$="})
    void whatIsNoCodeIsNotReadAsOne(String text) {
        assertThat(PairingCode.read(text)).isEmpty();
    }

    @Test
    void noiseIsNotReadAsACode() {
        Random seeded = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[seeded.nextInt(60)];
            seeded.nextBytes(noise);
            assertThat(PairingCode.read(new String(noise, StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void neitherCodeNorKeysPrintThemselves() {
        PairingCode code = PairingCode.random(random);

        assertThat(code.toString()).isEqualTo("PairingCode[secret]");
        assertThat(code.keys().toString()).isEqualTo("PairingKeys[secret]");
    }
}
