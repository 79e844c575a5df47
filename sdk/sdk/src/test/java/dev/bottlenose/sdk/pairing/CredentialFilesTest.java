package dev.bottlenose.sdk.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.pairing.PairingKeys;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialFilesTest {
    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @TempDir
    Path privateDirectory;

    @Test
    void requestHasTheSubjectThatDesktopsExpect() throws Exception {
        AppKey key = AppKey.generate(new SecureRandom());

        assertThat(subject(key.signingRequest("com.example.app")))
                .isEqualTo("C=US,ST=CA,L=Menlo Park,O=Flipper,CN=com.example.app");
        assertThat(subject(key.signingRequest("a".repeat(63)))).endsWith("CN=" + "a".repeat(63));
        assertThat(subject(key.signingRequest("a".repeat(64)))).endsWith("CN=com.flipper");
        assertThat(subject(key.signingRequest("ä".repeat(32)))).endsWith("CN=com.flipper");
        assertThat(AUTHORITY.certify(key.signingRequest("com.example.app"), Instant.now()))
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void openSslReadsTheProofInARequestAsItsChallengePassword() throws Exception {
        AppKey key = AppKey.generate(new SecureRandom());
        PairingKeys code = PairingCode.random(new SecureRandom()).keys();
        Files.writeString(
                privateDirectory.resolve("app.csr"), key.signingRequest("com.example.app", Optional.of(code)));
        Process openSsl;
        try {
            openSsl = new ProcessBuilder("openssl", "req", "-in", "app.csr", "-verify", "-noout", "-text", "-pubkey")
                    .directory(privateDirectory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            System.err.println("SKIPPED: there is no openssl command on this machine to check our requests with");
            Assumptions.abort("no openssl command");
            throw e;
        }
        String output = new String(openSsl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(openSsl.waitFor()).as(output).isZero();
        byte[] publicKey = Pem.read("PUBLIC KEY", output);
        assertThat(output)
                .contains("verify OK")
                .containsPattern("challengePassword\\s*:"
                        + Pattern.quote(Base64.getEncoder().encodeToString(code.proof(publicKey))));
        assertThat(AUTHORITY.certify(Files.readString(privateDirectory.resolve("app.csr")), Instant.now()))
                .startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void nothingIsCompleteUntilEverythingIsThere() throws Exception {
        CredentialFiles files = files();
        assertThat(files.stored().isComplete()).isFalse();
        assertThat(files.stored().deviceId()).isEqualTo("unknown");

        exchange(files);

        assertThat(files.stored().isComplete()).isTrue();
        assertThat(files.stored().deviceId()).isEqualTo("device");
        assertThat(files.destination()).endsWith(File.separator).isEqualTo(sonar() + File.separator);
    }

    @Test
    void renewingForgetsEverythingButFilesOfOthers() throws Exception {
        CredentialFiles files = files();
        exchange(files);
        Files.writeString(sonar().resolve("device.p12"), "written by another SDK");
        Files.writeString(sonar().resolve("certificates.enc"), "likewise");
        Files.writeString(sonar().resolve("notes.txt"), "somebody's");

        try (Closeable claim = files.claim().orElseThrow()) {
            assertThat(claim).isNotNull();
            files.renew();
        }

        assertThat(sonar().toFile().list()).containsExactlyInAnyOrder("app.csr", "privateKey.pem", "notes.txt");
    }

    @Test
    void everyDamagedFileCallsForAnExchange() throws Exception {
        CredentialFiles files = files();
        for (String name : new String[] {"privateKey.pem", "sonarCA.crt", "device.crt", "connection_config.json"}) {
            for (String damage :
                    new String[] {"", "garbage", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
                exchange(files);
                Files.writeString(sonar().resolve(name), damage);

                assertThat(files.stored().isComplete()).as(name + ": " + damage).isFalse();
            }
        }
        exchange(files);
        Files.writeString(sonar().resolve("connection_config.json"), "{\"deviceId\":\"device\",\"medium\":2}");
        assertThat(files.stored().isComplete()).isFalse();
    }

    @Test
    void certificateForAnotherKeyIsNotUsed() throws Exception {
        CredentialFiles files = files();
        exchange(files);
        Files.writeString(
                sonar().resolve("privateKey.pem"),
                AppKey.generate(new SecureRandom()).toPem());

        assertThat(files.stored().isComplete()).isFalse();
    }

    @Test
    void keysOfOtherSdksAreReadInBothForms() throws Exception {
        AppKey key = AppKey.generate(new SecureRandom());
        byte[] pkcs8 = AppKey.privateKey(key.toPem()).getEncoded();

        assertThat(AppKey.privateKey(Pem.write("PRIVATE KEY", pkcs8))).isEqualTo(AppKey.privateKey(key.toPem()));
        assertThatThrownBy(() -> AppKey.privateKey("no key")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AppKey.privateKey(Pem.write("PRIVATE KEY", new byte[10])))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whileOneProcessExchangesTheOthersWait() throws Exception {
        Files.createDirectories(privateDirectory);
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DirectoryHolder.class.getName(),
                        privateDirectory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('.');
            assertThat(files().claim()).isEmpty();
        } finally {
            other.destroyForcibly().onExit().join();
        }

        try (Closeable claim = files().claim().orElseThrow()) {
            assertThat(claim).isNotNull();
        }
    }

    private CredentialFiles files() {
        return new CredentialFiles(privateDirectory, "com.example.app", "unknown", new SecureRandom());
    }

    private void exchange(CredentialFiles files) throws Exception {
        try (Closeable claim = files.claim().orElseThrow()) {
            assertThat(claim).isNotNull();
            String csr = files.renew();
            Files.writeString(sonar().resolve("device.crt"), AUTHORITY.certify(csr, Instant.now()));
            Files.writeString(sonar().resolve("sonarCA.crt"), AUTHORITY.pem());
            files.configure("device");
        }
    }

    private Path sonar() {
        return privateDirectory.toAbsolutePath().resolve("sonar");
    }

    private static String subject(String csr) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(csr))) {
            return ((PKCS10CertificationRequest) parser.readObject())
                    .getSubject()
                    .toString();
        }
    }
}
