package dev.bottlenose.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateSigningRequestTest {
    private static final String SUBJECT = "C=US,ST=CA,L=Menlo Park,O=Flipper,CN=com.example.app";

    @Test
    void requestOfAnAppIsAcceptedUnderItsName() throws Exception {
        CertificateSigningRequest request = Requests.accepted(Requests.rsa(SUBJECT));

        assertThat(request.commonName()).isEqualTo("com.example.app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1"})
    void ellipticKeysAreAccepted(String curve) throws Exception {
        assertThat(Requests.accepted(Requests.elliptic(SUBJECT, curve)).commonName())
                .isEqualTo("com.example.app");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void versionNumberThatNativeClientsWriteDoesNotMatter(int version) throws Exception {
        String pem = Requests.rsa(new X500Name(SUBJECT), version, new KeyRing().next());

        assertThat(Requests.accepted(pem).commonName()).isEqualTo("com.example.app");
    }

    @Test
    void textOfTheSameRequestHasOneNormalFormHoweverItTravelled() throws Exception {
        String pem = Requests.rsa(SUBJECT);

        assertThat(Requests.accepted(pem).pem()).isEqualTo(pem);
        assertThat(Requests.accepted(pem.replace("\n", "\r\n")).pem()).isEqualTo(pem);
        assertThat(Requests.accepted(pem.stripTrailing()).pem()).isEqualTo(pem);
        assertThat(Requests.accepted("Certificate Request:\n  Data: ...\n" + pem + "\nbye")
                        .pem())
                .isEqualTo(pem);
        assertThat(Requests.accepted(pem.replace("CERTIFICATE REQ", "NEW CERTIFICATE REQ"))
                        .pem())
                .isEqualTo(pem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\t"})
    void emptyTextIsRefused(String text) {
        assertThat(Requests.refusal(text)).isEqualTo("csr-empty");
    }

    @Test
    void textIsReadUpToTheLimitAndRefusedBeyondIt() throws Exception {
        String pem = Requests.rsa(SUBJECT);
        String longest = pem + " ".repeat(CertificateSigningRequest.MOST_CHARACTERS - pem.length());

        assertThat(Requests.accepted(longest).pem()).isEqualTo(pem);
        assertThat(Requests.refusal(longest + " ")).isEqualTo("csr-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-as: package not debuggable",
                "-----BEGIN CERTIFICATE REQUEST-----",
                "-----END CERTIFICATE REQUEST----------BEGIN CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST----------END CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST-----\n!!!!\n-----END CERTIFICATE REQUEST-----",
                "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----",
            })
    void garbageIsRefused(String text) {
        assertThat(Requests.refusal(text)).isEqualTo("csr-unreadable");
    }

    @Test
    void requestCutShortAnywhereIsRefused() throws Exception {
        byte[] der = Pem.decode(Requests.rsa(SUBJECT), Pem.CERTIFICATE_REQUEST).orElseThrow();
        for (int length = 0; length < der.length; length++) {
            String cut = Pem.encode(Pem.CERTIFICATE_REQUEST, Arrays.copyOf(der, length));
            assertThat(Requests.refusal(cut)).as("%s bytes", length).isEqualTo("csr-unreadable");
        }
    }

    @Test
    void requestWithMoreBehindItIsRefused() throws Exception {
        byte[] der = Pem.decode(Requests.rsa(SUBJECT), Pem.CERTIFICATE_REQUEST).orElseThrow();

        assertThat(Requests.refusal(Pem.encode(Pem.CERTIFICATE_REQUEST, Arrays.copyOf(der, der.length + 1))))
                .isEqualTo("csr-unreadable");
    }

    @Test
    void requestSignedWithAnotherKeyIsRefused() throws Exception {
        KeyRing keys = new KeyRing();
        KeyPair own = keys.next();
        KeyPair thief = new KeyPair(own.getPublic(), keys.next().getPrivate());

        assertThat(Requests.refusal(Requests.rsa(new X500Name(SUBJECT), 0, thief)))
                .isEqualTo("csr-signature-wrong");
    }

    @Test
    void requestSignedWithAnOldDigestIsRefused() throws Exception {
        KeyPair keys = new KeyRing().next();
        ASN1Encodable publicKey = ASN1Primitive.fromByteArray(keys.getPublic().getEncoded());
        AlgorithmIdentifier sha1 =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha1WithRSAEncryption, DERNull.INSTANCE);

        assertThat(Requests.refusal(Requests.pem(new X500Name(SUBJECT), 0, publicKey, sha1, "SHA1withRSA", keys)))
                .isEqualTo("csr-signature-wrong");
    }

    @Test
    void weakRsaKeyIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);

        assertThat(Requests.refusal(Requests.rsa(new X500Name(SUBJECT), 0, generator.generateKeyPair())))
                .isEqualTo("csr-key-refused");
    }

    @Test
    void hugeRsaKeyIsRefusedBeforeItCostsAnything() throws Exception {
        assertThat(Requests.refusal(Requests.withRsaNumbers(SUBJECT, 16_384, 17)))
                .isEqualTo("csr-key-refused");
        assertThat(Requests.refusal(Requests.withRsaNumbers(SUBJECT, 8192, 8000)))
                .isEqualTo("csr-key-refused");
        assertThat(Requests.refusal(Requests.withRsaNumbers(SUBJECT, 8192, 17))).isEqualTo("csr-signature-wrong");
    }

    @Test
    void keyOnAnotherCurveIsRefused() throws Exception {
        assertThat(Requests.refusal(Requests.elliptic(SUBJECT, "secp521r1"))).isEqualTo("csr-key-refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O=Flipper",
                "CN=",
                "CN=com.example.app; rm -rf x",
                "CN=com.example.app'",
                "CN=a b",
                "CN=../a",
                "CN=com.ex\u00e4mple",
                "CN=a,O=Flipper,CN=b",
                "CN=a+CN=b,O=Flipper",
            })
    void nameThatNoAppHasIsRefused(String subject) throws Exception {
        assertThat(Requests.refusal(Requests.rsa(subject))).isEqualTo("csr-name-refused");
    }

    @Test
    void nameWithALineEndBehindItIsRefused() throws Exception {
        assertThat(Requests.refusal(Requests.rsa("CN=app\\0A"))).isEqualTo("csr-name-refused");
    }

    @Test
    void nameMayHoldUnderscoresDashesAndDigits() throws Exception {
        assertThat(Requests.accepted(Requests.rsa("CN=com.my_app-2,O=Flipper")).commonName())
                .isEqualTo("com.my_app-2");
    }

    @Test
    void structuresNestedVeryDeepAreRefused() throws Exception {
        byte[] indefinite = new byte[40_000];
        for (int i = 0; i < indefinite.length; i += 2) {
            indefinite[i] = 0x30;
            indefinite[i + 1] = (byte) 0x80;
        }
        assertThat(Requests.refusal(Pem.encode(Pem.CERTIFICATE_REQUEST, indefinite)))
                .isEqualTo("csr-unreadable");
        assertThat(Requests.refusal(Pem.encode(Pem.CERTIFICATE_REQUEST, Requests.nested(10_000))))
                .isEqualTo("csr-unreadable");
    }

    @Test
    void flippedBitNeverChangesWhatIsCertified() throws Exception {
        String pem = Requests.rsa(SUBJECT);
        CertificateSigningRequest original = Requests.accepted(pem);
        byte[] der = Pem.decode(pem, Pem.CERTIFICATE_REQUEST).orElseThrow();
        int refused = 0;
        for (int bit = 0; bit < der.length * 8; bit++) {
            der[bit / 8] ^= (byte) (1 << (bit % 8));
            if (CertificateSigningRequest.read(Pem.encode(Pem.CERTIFICATE_REQUEST, der))
                    instanceof SigningRequestReading.Accepted accepted) {
                assertThat(accepted.request().subject()).isEqualTo(original.subject());
                assertThat(accepted.request().publicKey()).isEqualTo(original.publicKey());
            } else {
                refused++;
            }
            der[bit / 8] ^= (byte) (1 << (bit % 8));
        }
        assertThat(refused).isGreaterThan(der.length * 7);
    }
}
