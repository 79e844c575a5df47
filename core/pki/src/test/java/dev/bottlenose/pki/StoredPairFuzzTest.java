package dev.bottlenose.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Text around certificates and keys, and the files of an authority that another program wrote. */
final class StoredPairFuzzTest {
    @FuzzTest
    void whatIsEncodedIsReadTheSameAmongOtherText(byte[] bytes) {
        String text = "Bag Attributes\r\n" + Pem.encode(Pem.CERTIFICATE, bytes).replace("\n", "\r\n") + "more";

        assertThat(Pem.decode(text, Pem.CERTIFICATE))
                .hasValueSatisfying(der -> assertThat(der).isEqualTo(bytes));
        assertThat(Pem.decode(text, Pem.PRIVATE_KEY)).isEmpty();
    }

    @FuzzTest
    void filesThatAreNoPairAreRefusedByName(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        for (String file : new String[] {
            text,
            Pem.encode(Pem.CERTIFICATE, bytes) + Pem.encode(Pem.PRIVATE_KEY, bytes),
            Pem.encode(Pem.CERTIFICATE, bytes) + Pem.encode(Pem.RSA_PRIVATE_KEY, bytes)
        }) {
            StoredPair pair = StoredPair.read("ca", Optional.of(file), Optional.of(file));

            assertThat(pair.usable().isPresent()).isEqualTo(pair.objection().isEmpty());
            pair.objection().ifPresent(objection -> assertThat(objection).startsWith("ca."));
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> Pem.decode(text, Pem.CERTIFICATE));
        LinearWork.check(
                "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", text -> Pem.decode(text, Pem.CERTIFICATE));
        LinearWork.check("-----BEGIN CERTIFICATE REQUEST-----", "", CertificateSigningRequest::read);
    }
}
