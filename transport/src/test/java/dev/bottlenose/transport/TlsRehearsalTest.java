package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsRehearsalTest {
    private static final char[] PASSWORD = "rehearsal".toCharArray();

    @TempDir
    Path directory;

    @Test
    void handshakeComesToItsEnd() throws Exception {
        KeyStore store = store("server");
        TlsCredentials credentials = new TlsCredentials(key(store), List.of(certificate(store)), certificate(store));

        try (TlsRehearsal rehearsal = new TlsRehearsal(new TlsContexts(() -> credentials), credentials)) {
            assertThat(rehearsal.run()).isTrue();
        }
    }

    @Test
    void serverThatWouldNotAcceptItselfHarmsNothing() throws Exception {
        KeyStore store = store("server");
        TlsCredentials credentials =
                new TlsCredentials(key(store), List.of(certificate(store)), certificate(store("other")));
        TlsContexts contexts = new TlsContexts(() -> credentials);

        try (TlsRehearsal rehearsal = new TlsRehearsal(contexts, credentials)) {
            assertThatThrownBy(rehearsal::run).isInstanceOf(SSLException.class);
        }
        assertThatCode(contexts::rehearse).doesNotThrowAnyException();
    }

    private KeyStore store(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "own",
                        "-dname",
                        "CN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, PASSWORD);
        }
        return store;
    }

    private static PrivateKey key(KeyStore store) throws Exception {
        return (PrivateKey) store.getKey("own", PASSWORD);
    }

    private static X509Certificate certificate(KeyStore store) throws Exception {
        return (X509Certificate) store.getCertificate("own");
    }
}
