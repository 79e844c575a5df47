package dev.bottlenose.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class CertificateSigningRequestFuzzTest {
    /** The bytes once as the text an app sends, once as the DER inside a well-formed text. */
    @FuzzTest
    void readingNeverThrowsAndNamesAreOnesAnAppCanHave(byte[] bytes) {
        assertAnswered(new String(bytes, ISO_8859_1));
        assertAnswered(Pem.encode(Pem.CERTIFICATE_REQUEST, bytes));
    }

    private static void assertAnswered(String text) {
        SigningRequestReading reading = CertificateSigningRequest.read(text);

        if (reading instanceof SigningRequestReading.Accepted accepted) {
            assertThat(accepted.request().commonName()).matches("[A-Za-z0-9_.-]+");
            assertThat(CertificateSigningRequest.read(accepted.request().pem()))
                    .isInstanceOf(SigningRequestReading.Accepted.class);
        } else if (reading instanceof SigningRequestReading.Refused refused) {
            assertThat(refused.fault().code()).startsWith("csr-");
            assertThat(refused.fault().sentence()).endsWith(".");
        }
    }
}
