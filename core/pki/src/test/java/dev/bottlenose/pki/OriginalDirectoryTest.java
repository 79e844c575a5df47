package dev.bottlenose.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories that an original Flipper left, made as it made them: with the {@code openssl} command. */
final class OriginalDirectoryTest {
    private static final String AUTHORITY = "/C=US/ST=CA/L=Menlo Park/O=Sonar/CN=SonarCA";
    private static final String SERVER = "/C=US/ST=CA/L=Menlo Park/O=Sonar/CN=localhost";

    @TempDir
    Path certs;

    /** A little ahead, since the command reads the real clock while the test runs. */
    private final ManualClock clock = new ManualClock(Instant.now().plusSeconds(300));

    private OpenSsl openSsl = OpenSsl.absent();

    @BeforeEach
    void findOpenSsl() throws Exception {
        openSsl = OpenSsl.in(certs);
    }

    @ParameterizedTest
    @CsvSource({"RSA PRIVATE KEY,-traditional", "PRIVATE KEY,"})
    void authorityIsAdoptedAndItsServerLeftAlone(String keyLabel, @Nullable String keyForm) throws Exception {
        generateKey("ca.key", keyForm);
        openSsl.run("req", "-new", "-x509", "-subj", AUTHORITY, "-key", "ca.key", "-out", "ca.crt");
        serverOfTheOriginal(keyForm);
        assertThat(certs.resolve("ca.key")).content().startsWith("-----BEGIN " + keyLabel + "-----");
        String authorityFile = Files.readString(certs.resolve("ca.crt"));
        String serverFile = Files.readString(certs.resolve("server.crt"));
        String fingerprint = openSsl.run("x509", "-in", "ca.crt", "-noout", "-fingerprint", "-sha256");

        CertificateAuthority adopted = open();

        assertThat(fingerprint).contains(adopted.fingerprint());
        assertThat(certs.resolve("ca.crt")).hasContent(authorityFile);
        assertThat(certs.resolve("server.crt")).hasContent(serverFile);
        assertThat(adopted.notices())
                .containsExactly("bottlenose.key is missing:"
                        + " made a new server certificate under the existing authority; apps stay paired.");
        assertThat(Pairing.leafIsAccepted(adopted.serverCredentials().chain(), clock.instant()))
                .isTrue();
        assertThat(openSsl.run("verify", "-CAfile", "ca.crt", "bottlenose.crt")).isEqualTo("bottlenose.crt: OK\n");
        Files.writeString(
                certs.resolve("device.crt"), adopted.issue(Requests.app("app")).certificatePem());
        assertThat(openSsl.run("verify", "-purpose", "sslclient", "-CAfile", "ca.crt", "device.crt"))
                .isEqualTo("device.crt: OK\n");
        assertThat(open().notices()).isEmpty();
    }

    @Test
    void adoptedAuthorityIsReplacedAfterTwentySevenOfItsThirtyDays() throws Exception {
        generateKey("ca.key", "-traditional");
        openSsl.run("req", "-new", "-x509", "-subj", AUTHORITY, "-key", "ca.key", "-out", "ca.crt");
        CertificateAuthority adopted = open();
        String fingerprint = adopted.fingerprint();

        clock.advance(Duration.ofDays(26));
        assertThat(adopted.rotateIfDue()).isFalse();
        clock.advance(Duration.ofDays(1).plusSeconds(2));
        assertThat(adopted.rotateIfDue()).isTrue();

        assertThat(adopted.fingerprint()).isNotEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "basicConstraints=critical,CA:TRUE",
                "basicConstraints=CA:TRUE,pathlen:0",
                "basicConstraints=CA:TRUE|keyUsage=keyCertSign",
                "basicConstraints=CA:TRUE|subjectKeyIdentifier=hash",
            })
    void authorityThatAppsAcceptIsKept(String extensions) throws Exception {
        String fingerprint = authorityWith(extensions, "rsa:2048", "30", "-sha256");

        assertThat(fingerprint).contains(open().fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "basicConstraints=CA:FALSE, rsa:2048, 30, -sha256, is not the certificate of an authority",
        "keyUsage=keyCertSign, rsa:2048, 30, -sha256, is not the certificate of an authority",
        "basicConstraints=CA:TRUE|keyUsage=digitalSignature, rsa:2048, 30, -sha256, is not allowed to sign",
        "basicConstraints=CA:TRUE|extendedKeyUsage=emailProtection, rsa:2048, 30, -sha256, is not allowed to sign",
        "basicConstraints=CA:TRUE|nameConstraints=permitted;DNS:example.com, rsa:2048, 30, -sha256, is not allowed to"
                + " sign",
        "'basicConstraints=CA:TRUE|1.2.3.4=critical,ASN1:NULL', rsa:2048, 30, -sha256, is not allowed to sign",
        "basicConstraints=CA:TRUE, rsa:1024, 30, -sha256, has neither an RSA key of 2048 to 8192 bits",
        "basicConstraints=CA:TRUE, rsa:2048, 30, -sha1, is not signed by its own key with SHA-2",
        "basicConstraints=CA:TRUE, rsa:2048, 31, -sha256, is valid for more than the 30 days",
        "basicConstraints=CA:TRUE, rsa:2048, 2, -sha256, is in the last 3 days of its life",
    })
    void authorityThatAnAppWouldRefuseIsReplaced(
            String extensions, String key, String days, String digest, String reason) throws Exception {
        String fingerprint = authorityWith(extensions, key, days, digest);

        CertificateAuthority renewed = open();

        assertThat(fingerprint).doesNotContain(renewed.fingerprint());
        assertThat(renewed.notices()).singleElement().asString().startsWith("ca.crt " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "EC, prime256v1,",
        "EC, secp521r1, ca.crt has neither an RSA key of 2048 to 8192 bits nor one on P-256 or P-384",
        "ED25519,, ca.key holds no RSA or elliptic key that can be read",
    })
    void authorityWithAnotherKindOfKeyIsKeptIfAppsCanVerifyIt(
            String algorithm, @Nullable String curve, @Nullable String reason) throws Exception {
        List<String> command = new ArrayList<>(List.of("genpkey", "-algorithm", algorithm, "-out", "ca.key"));
        if (curve != null) {
            command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:" + curve));
        }
        openSsl.run(command.toArray(String[]::new));
        openSsl.run("req", "-new", "-x509", "-subj", AUTHORITY, "-key", "ca.key", "-out", "ca.crt");

        String notice = open().notices().get(0);

        assertThat(notice).startsWith(reason == null ? "bottlenose.key is missing" : reason);
    }

    private void generateKey(String file, @Nullable String form) throws Exception {
        List<String> command = new ArrayList<>(List.of("genrsa", "-out", file));
        if (form != null) {
            command.add(form);
        }
        command.add("2048");
        openSsl.run(command.toArray(String[]::new));
    }

    private void serverOfTheOriginal(@Nullable String keyForm) throws Exception {
        generateKey("server.key", keyForm);
        openSsl.run("req", "-new", "-key", "server.key", "-out", "server.csr", "-subj", SERVER);
        openSsl.run(
                "x509",
                "-req",
                "-in",
                "server.csr",
                "-CA",
                "ca.crt",
                "-CAkey",
                "ca.key",
                "-CAcreateserial",
                "-CAserial",
                "server.srl",
                "-out",
                "server.crt");
    }

    /** The fingerprint of an authority with just these extensions, separated by bars. */
    private String authorityWith(String extensions, String key, String days, String digest) throws Exception {
        Files.writeString(
                certs.resolve("openssl.cnf"),
                "[req]\ndistinguished_name=name\n[name]\n[extensions]\n" + extensions.replace('|', '\n') + "\n");
        openSsl.run(
                "req",
                "-config",
                "openssl.cnf",
                "-extensions",
                "extensions",
                "-new",
                "-x509",
                "-newkey",
                key,
                "-nodes",
                "-keyout",
                "ca.key",
                "-out",
                "ca.crt",
                "-subj",
                AUTHORITY,
                "-days",
                days,
                digest);
        return openSsl.run("x509", "-in", "ca.crt", "-noout", "-fingerprint", "-sha256");
    }

    private CertificateAuthority open() throws Exception {
        return CertificateAuthority.open(certs, clock, new SecureRandom());
    }
}
