package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A key and a certificate that it signed itself, made by keytool. */
record Keys(PrivateKey key, X509Certificate certificate) {
    private static final char[] PASSWORD = "rehearsal".toCharArray();

    static Keys make(Path directory, String name) throws Exception {
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
        return new Keys((PrivateKey) store.getKey("own", PASSWORD), (X509Certificate) store.getCertificate("own"));
    }

    TlsCredentials trusting(Keys clients) {
        return new TlsCredentials(key, List.of(certificate), clients.certificate());
    }
}
