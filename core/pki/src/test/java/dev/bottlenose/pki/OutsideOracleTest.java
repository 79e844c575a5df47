package dev.bottlenose.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real {@code openssl} command makes of our certificates, and we of its requests. */
final class OutsideOracleTest {
    private static final String APP = "/C=US/ST=CA/L=Menlo Park/O=Flipper/CN=com.example.app";

    @TempDir
    Path certs;

    private OpenSsl openSsl = OpenSsl.absent();

    @BeforeEach
    void findOpenSsl() throws Exception {
        openSsl = OpenSsl.in(certs);
    }

    @Test
    void serverIsVerifiedUnderEveryAddressThatAppsDial() throws Exception {
        open();

        for (String address : List.of("127.0.0.1", "::1", "10.0.2.2")) {
            assertThat(openSsl.run(
                            "verify",
                            "-x509_strict",
                            "-purpose",
                            "sslserver",
                            "-verify_ip",
                            address,
                            "-CAfile",
                            "ca.crt",
                            "bottlenose.crt"))
                    .isEqualTo("bottlenose.crt: OK\n");
        }
        assertThat(openSsl.run(
                        "verify",
                        "-purpose",
                        "sslserver",
                        "-verify_hostname",
                        "localhost",
                        "-CAfile",
                        "ca.crt",
                        "bottlenose.crt"))
                .isEqualTo("bottlenose.crt: OK\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa:2048", "rsa:3072", "ec:P-256", "ec:P-384"})
    void appWithARequestMadeByOpenSslIsVerifiedAsAClientOnly(String key) throws Exception {
        CertificateAuthority authority = open();
        CertificateSigningRequest request = Requests.accepted(request(key, APP));
        assertThat(request.commonName()).isEqualTo("com.example.app");

        issue(authority, request);

        assertThat(openSsl.run("verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", "ca.crt", "device.crt"))
                .isEqualTo("device.crt: OK\n");
        assertThat(openSsl.attempt("verify", "-purpose", "sslserver", "-CAfile", "ca.crt", "device.crt")
                        .exitCode())
                .isNotZero();
    }

    @Test
    void nothingThatARequestAsksForReachesTheCertificate() throws Exception {
        String pem = request(
                "rsa:2048",
                APP,
                "-addext",
                "basicConstraints=critical,CA:TRUE",
                "-addext",
                "keyUsage=keyCertSign",
                "-addext",
                "extendedKeyUsage=serverAuth",
                "-addext",
                "subjectAltName=DNS:example.com");
        assertThat(openSsl.run("req", "-in", "app.csr", "-noout", "-text")).contains("CA:TRUE", "example.com");

        issue(open(), Requests.accepted(pem));

        assertThat(openSsl.run("x509", "-in", "device.crt", "-noout", "-text"))
                .contains("CA:FALSE", "TLS Web Client Authentication")
                .doesNotContain("CA:TRUE", "example.com", "Certificate Sign", "TLS Web Server");
    }

    @Test
    void subjectKeepsItsBytesWhateverItIsMadeOf() throws Exception {
        String subject = "/C=US/O=Gr\u00fc\u00dfe/OU=a+UID=7/emailAddress=a@example.com/CN=com.example.app";
        CertificateSigningRequest request = Requests.accepted(request("rsa:2048", subject, "-utf8", "-multivalue-rdn"));

        issue(open(), request);

        assertThat(subjectBytes(openSsl.run(
                        "x509", "-in", "device.crt", "-noout", "-subject", "-nameopt", "RFC2253,dump_all,dump_der")))
                .isEqualTo(subjectBytes(openSsl.run(
                        "req", "-in", "app.csr", "-noout", "-subject", "-nameopt", "RFC2253,dump_all,dump_der")))
                .contains("CN=#");
    }

    @Test
    void normalFormOfARequestIsWhatOpenSslWrites() throws Exception {
        String pem = request("rsa:2048", APP);

        assertThat(Requests.accepted(pem.replace("\n", "\r\n").strip()).pem()).isEqualTo(pem);
    }

    @Test
    void requestWithItsTextAroundItIsRead() throws Exception {
        request("rsa:2048", APP);

        String withText = openSsl.run("req", "-in", "app.csr", "-text");

        assertThat(withText).startsWith("Certificate Request:");
        assertThat(Requests.accepted(withText).commonName()).isEqualTo("com.example.app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa:1024", "ec:P-521", "ec:secp256k1"})
    void keysThatAreTooWeakOrUnusualAreRefused(String key) throws Exception {
        assertThat(Requests.refusal(request(key, APP))).isEqualTo("csr-key-refused");
    }

    @Test
    void keyWhoseCurveIsSpelledOutIsRefused() throws Exception {
        assertThat(Requests.refusal(request("ec:P-256", APP, "-pkeyopt", "ec_param_enc:explicit")))
                .isEqualTo("csr-key-refused");
    }

    private String request(String key, String subject, String... more) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("req", "-new", "-nodes", "-keyout", "app.key", "-out", "app.csr"));
        if (key.startsWith("ec:")) {
            command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + key.substring(3)));
        } else {
            command.addAll(List.of("-newkey", key));
        }
        command.addAll(List.of("-subj", subject));
        command.addAll(List.of(more));
        openSsl.run(command.toArray(String[]::new));
        return Files.readString(certs.resolve("app.csr"));
    }

    private void issue(CertificateAuthority authority, CertificateSigningRequest request) throws Exception {
        Files.writeString(certs.resolve("device.crt"), authority.issue(request).certificatePem());
    }

    private static String subjectBytes(String printed) {
        return printed.substring(printed.indexOf('=') + 1);
    }

    private CertificateAuthority open() throws Exception {
        return CertificateAuthority.open(certs, Clock.systemUTC(), new SecureRandom());
    }
}
