package dev.bottlenose.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The seal and the proof, checked against BouncyCastle, which shares no code with the JDK's ciphers. */
final class PairingKeysTest {
    private static final byte[] REQUEST = "a signing request".getBytes(US_ASCII);
    private static final byte[] PUBLIC_KEY = "a public key".getBytes(US_ASCII);
    private static final CertificateBundle BUNDLE = new CertificateBundle("device-ü", "authority", "certificate");

    private final SecureRandom random = new SecureRandom();
    private final PairingCode code = PairingCode.random(random);
    private final PairingKeys keys = code.keys();

    @Test
    void codeOpensWhatWasSealedWithIt() {
        String sealed = keys.seal(BUNDLE, REQUEST, random);
        PairingKeys others = PairingCode.read(code.reveal()).orElseThrow().keys();

        assertThat(others.open(sealed, REQUEST)).contains(BUNDLE);
        assertThat(others.open(" " + sealed + "\r\n", REQUEST)).contains(BUNDLE);
        assertThat(others.proves(PUBLIC_KEY, keys.proof(PUBLIC_KEY))).isTrue();
    }

    @Test
    void anotherCodeOpensAndProvesNothing() {
        PairingKeys other = PairingCode.random(random).keys();

        assertThat(other.open(keys.seal(BUNDLE, REQUEST, random), REQUEST)).isEmpty();
        assertThat(other.proves(PUBLIC_KEY, keys.proof(PUBLIC_KEY))).isFalse();
    }

    @Test
    void proofIsOfNoUseWithAnotherKey() {
        assertThat(keys.proves("another key".getBytes(US_ASCII), keys.proof(PUBLIC_KEY)))
                .isFalse();
        assertThat(keys.proves(PUBLIC_KEY, new byte[0])).isFalse();
        assertThat(keys.proves(PUBLIC_KEY, new byte[32])).isFalse();
    }

    @Test
    void bundleIsOfNoUseForAnotherRequest() {
        assertThat(keys.open(keys.seal(BUNDLE, REQUEST, random), "another request".getBytes(US_ASCII)))
                .isEmpty();
    }

    @Test
    void everyChangedBitIsDetected() {
        byte[] sealed = Base64.getDecoder().decode(keys.seal(BUNDLE, REQUEST, random));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] touched = sealed.clone();
            touched[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(keys.open(Base64.getEncoder().encodeToString(touched), REQUEST))
                    .as("bit " + bit)
                    .isEmpty();
        }
        for (int length = 0; length < sealed.length; length++) {
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(sealed, length));
            assertThat(keys.open(cut, REQUEST)).as("cut to " + length).isEmpty();
        }
    }

    @Test
    void whatIsNoSealedMessageIsNotOpened() {
        assertThat(keys.open("", REQUEST)).isEmpty();
        assertThat(keys.open("<html>404</html>", REQUEST)).isEmpty();
        assertThat(keys.open("A".repeat(1 << 20), REQUEST)).isEmpty();
    }

    @Test
    void sealingTwiceLooksDifferent() {
        assertThat(keys.seal(BUNDLE, REQUEST, random)).isNotEqualTo(keys.seal(BUNDLE, REQUEST, random));
    }

    @Test
    void brokenBundlesAreNotDecoded() {
        byte[] encoded = BUNDLE.encode();
        assertThat(CertificateBundle.decode(encoded)).contains(BUNDLE);
        for (int length = 0; length < encoded.length; length++) {
            assertThat(CertificateBundle.decode(Arrays.copyOf(encoded, length))).isEmpty();
        }
        assertThat(CertificateBundle.decode(Arrays.copyOf(encoded, encoded.length + 1)))
                .isEmpty();
        Random seeded = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[seeded.nextInt(40)];
            seeded.nextBytes(noise);
            CertificateBundle.decode(noise)
                    .ifPresent(bundle -> assertThat(bundle.encode().length).isGreaterThanOrEqualTo(6));
        }
    }

    @Test
    void bouncyCastleDerivesTheSameKeysAndOpensTheSeal() throws Exception {
        byte[] root = code.reveal().replace("-", "").getBytes(US_ASCII);
        byte[] salt = "bottlenose pairing code, version 1".getBytes(US_ASCII);
        byte[] proofKey = hkdf(salt, root, "proof in the signing request");
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(proofKey));
        mac.update(PUBLIC_KEY, 0, PUBLIC_KEY.length);
        byte[] proof = new byte[32];
        mac.doFinal(proof, 0);
        assertThat(keys.proof(PUBLIC_KEY)).isEqualTo(proof);

        byte[] sealed = Base64.getDecoder().decode(keys.seal(BUNDLE, REQUEST, random));
        byte[] context = new byte[33];
        context[0] = 1;
        System.arraycopy(MessageDigest.getInstance("SHA-256").digest(REQUEST), 0, context, 1, 32);
        byte[] sealKey = hkdf(salt, root, "seal of the certificates");
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(HKDFParameters.skipExtractParameters(sealKey, context));
        byte[] key = new byte[32];
        generator.generateBytes(key, 0, 32);
        GCMBlockCipher cipher = (GCMBlockCipher) GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(new KeyParameter(key), 128, Arrays.copyOfRange(sealed, 1, 13), context));
        byte[] content = new byte[cipher.getOutputSize(sealed.length - 13)];
        int length = cipher.processBytes(sealed, 13, sealed.length - 13, content, 0);
        length += cipher.doFinal(content, length);

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (String part : new String[] {"device-ü", "authority", "certificate"}) {
            byte[] octets = part.getBytes(UTF_8);
            expected.writeBytes(new byte[] {0, (byte) octets.length});
            expected.writeBytes(octets);
        }
        assertThat(Arrays.copyOf(content, length)).isEqualTo(expected.toByteArray());
    }

    private static byte[] hkdf(byte[] salt, byte[] secret, String info) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret, salt, info.getBytes(US_ASCII)));
        byte[] key = new byte[32];
        generator.generateBytes(key, 0, 32);
        return key;
    }
}
