package dev.bottlenose.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Assumptions;

/** An app's private directory, with a key and a signing request that the {@code openssl} command made. */
record AppDirectory(Path directory) {
    private static final char[] PASSWORD = "in memory only".toCharArray();

    /** Skips the test, with a message, on a computer without the command. */
    static AppDirectory make(Path directory, String subject) throws Exception {
        Files.createDirectories(directory);
        Process openSsl;
        try {
            openSsl = new ProcessBuilder(
                            "openssl",
                            "req",
                            "-new",
                            "-newkey",
                            "ec",
                            "-pkeyopt",
                            "ec_paramgen_curve:P-256",
                            "-nodes",
                            "-keyout",
                            "app.key",
                            "-out",
                            "app.csr",
                            "-subj",
                            subject)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            System.err.println("SKIPPED: there is no openssl command on this machine to make signing requests with");
            Assumptions.abort("no openssl command");
            throw e;
        }
        String output = new String(openSsl.getInputStream().readAllBytes(), UTF_8);
        if (openSsl.waitFor() != 0) {
            throw new AssertionError("openssl failed: " + output);
        }
        return new AppDirectory(directory);
    }

    String csr() throws IOException {
        return Files.readString(directory.resolve("app.csr"));
    }

    String destination() {
        return directory + "/";
    }

    /** The message that requests the app's certificate. */
    JsonObject signCertificate() throws IOException {
        return signCertificate(csr(), destination());
    }

    static JsonObject signCertificate(String csr, String destination) {
        return Json.object()
                .put("method", "signCertificate")
                .put("csr", csr)
                .put("destination", destination)
                .put("medium", 1)
                .build();
    }

    /** A client that uses the delivered certificate, and trusts only the delivered authority. */
    HttpClient pairedClient() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys().getKeyManagers(), trust().getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    /** The same for peers that use Netty. */
    SslContext nettyContext() throws Exception {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .keyManager(keys())
                .trustManager(trust())
                .build();
    }

    private KeyManagerFactory keys() throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("app", key(), PASSWORD, new Certificate[] {certificate("device.crt")});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        return keys;
    }

    private TrustManagerFactory trust() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", certificate("sonarCA.crt"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    private PrivateKey key() throws Exception {
        String pem = Files.readString(directory.resolve("app.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private Certificate certificate(String file) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(directory.resolve(file))));
    }
}
