package dev.bottlenose.sdk.pairing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** The reply to a signing request, and the files that a desktop writes. */
final class ExchangeFuzzTest {
    @FuzzTest
    void anyReplyIsReadAsFarAsItIsOne(byte[] bytes) throws Exception {
        String reply = new String(bytes, UTF_8);

        Allocation.check(bytes.length, () -> ExchangeMessages.deviceId(reply));
        ExchangeMessages.deviceId(reply).ifPresent(id -> assertThat(id).isNotNull());
        ExchangeMessages.certificates(reply).ifPresent(text -> assertThat(text).isNotNull());
    }

    @FuzzTest
    void filesThatAreNoCredentialsAreRefused(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        for (String file : new String[] {
            text, Pem.write("CERTIFICATE", bytes) + Pem.write("PRIVATE KEY", bytes),
        }) {
            try {
                assertThat(Credentials.read(file, file, file)).isNotNull();
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotNull();
            }
        }
    }

    @FuzzTest
    void whatIsWrittenAsPemIsReadTheSame(byte[] bytes) {
        assertThat(Pem.read("CERTIFICATE", "text\n" + Pem.write("CERTIFICATE", bytes)))
                .isEqualTo(bytes);
    }

    @Test
    void workIsLinear() {
        LinearWork.check("{\"deviceId\":\"", "\"}", ExchangeMessages::deviceId);
        LinearWork.check("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", ExchangeFuzzTest::decode);
    }

    private static void decode(String text) {
        try {
            assertThat(Pem.read("CERTIFICATE", text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
