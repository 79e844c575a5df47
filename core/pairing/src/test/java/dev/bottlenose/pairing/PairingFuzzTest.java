package dev.bottlenose.pairing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.Allocation;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes as people type them, and sealed certificates as a network delivers them. */
final class PairingFuzzTest {
    private static final byte[] REQUEST = {1, 2, 3};

    @FuzzTest
    void aCodeIsReadTheSameHoweverItIsTyped(byte[] bytes) {
        String typed = new String(bytes, UTF_8);
        Optional<PairingCode> code = PairingCode.read(typed);
        if (code.isPresent()) {
            String shown = code.get().reveal();
            assertThat(PairingCode.read(shown).orElseThrow().reveal()).isEqualTo(shown);
            assertThat(code.get()).hasToString("PairingCode[secret]");
            assertThat(PairingCode.read(typed.replace("-", " ")).orElseThrow().reveal())
                    .isEqualTo(shown);
        }
    }

    @FuzzTest
    void aBundleIsReadAndWrittenTheSameOrRefused(byte[] bytes) throws Exception {
        Allocation.check(bytes.length, () -> CertificateBundle.decode(bytes));
        Optional<CertificateBundle> bundle = CertificateBundle.decode(bytes);
        if (bundle.isPresent()) {
            assertThat(CertificateBundle.decode(bundle.get().encode())).isEqualTo(bundle);
        }
    }

    @FuzzTest
    void nothingButWhatWasSealedIsOpened(byte[] bytes) {
        PairingKeys keys = PairingKeys.of(new byte[28]);
        String text = new String(bytes, ISO_8859_1);

        assertThat(keys.open(text, REQUEST)).isEmpty();
    }

    /** The bytes say which characters of a real message are changed, and how. */
    @FuzzTest
    void aChangedMessageIsNotOpenedAsAnother(byte[] bytes) {
        PairingKeys keys = PairingKeys.of(new byte[28]);
        CertificateBundle bundle = new CertificateBundle("id", "authority", "certificate");
        StringBuilder sealed = new StringBuilder(keys.seal(bundle, REQUEST, new SecureRandom()));
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            sealed.setCharAt((bytes[i] & 0xFF) % sealed.length(), (char) (bytes[i + 1] & 0xFF));
        }

        assertThat(keys.open(sealed.toString(), REQUEST))
                .satisfiesAnyOf(
                        opened -> assertThat(opened).isEmpty(),
                        opened -> assertThat(opened).contains(bundle));
    }

    @Test
    void workIsLinear() {
        LinearWork.check(PairingCode::read);
        LinearWork.check(text -> CertificateBundle.decode(text.getBytes(ISO_8859_1)));
        LinearWork.check(text -> PairingKeys.of(new byte[28]).open(text, REQUEST));
    }
}
