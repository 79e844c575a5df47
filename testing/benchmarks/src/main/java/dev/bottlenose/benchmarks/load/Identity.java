package dev.bottlenose.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.benchmarks.servers.RunningServer;
import dev.bottlenose.protocol.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An app's key and request, made by openssl, and the certificates a server gives for them. */
public final class Identity {
    private static final char[] NO_PASSWORD = {};

    private final Path directory;
    private final String csr;

    private Identity(Path directory) throws IOException {
        this.directory = directory;
        this.csr = Files.readString(directory.resolve("app.csr"));
    }

    /** Makes a new one in a directory of its own. */
    public static Identity create(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        OpenSsl.run(
                directory,
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "app.key",
                "-out",
                "app.csr",
                "-subj",
                "/C=US/ST=CA/L=Menlo Park/O=Flipper/CN=dev.bottlenose.bench");
        return new Identity(directory);
    }

    /** The same key and request in another directory, as another app has it. */
    public Identity copy(Path other) throws IOException {
        Files.createDirectories(other);
        Files.copy(directory.resolve("app.key"), other.resolve("app.key"));
        Files.copy(directory.resolve("app.csr"), other.resolve("app.csr"));
        return new Identity(other);
    }

    /** The target of an app's connection. */
    public static String target(String app) {
        return "/?os=MacOS&device=bench&device_id=bench&app=" + URLEncoder.encode(app, UTF_8)
                + "&sdk_version=4&medium=1";
    }

    /** One certificate exchange; whether the server reported that the certificates are delivered. */
    public boolean exchange(RunningServer server) throws Exception {
        String request = Json.object()
                .put("method", "signCertificate")
                .put("csr", csr)
                .put("destination", directory + "/")
                .put("medium", 1)
                .build()
                .toString();
        CompletableFuture<String> answer = new CompletableFuture<>();
        try (RawWebSocket socket = RawWebSocket.open(
                new Socket("localhost", server.insecurePort()), server.insecurePort(), target("bench"))) {
            socket.listen("exchange", (bytes, length, total) -> answer.complete(new String(bytes, 0, length, UTF_8)));
            socket.send(request);
            return answer.get(10, TimeUnit.SECONDS).contains("deviceId");
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Trusts what the exchange brought. */
    public SSLContext tls() throws IOException, GeneralSecurityException {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, NO_PASSWORD);
        keys.setKeyEntry("app", key(), NO_PASSWORD, new Certificate[] {read(certificates, "device.crt")});
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        trusted.setCertificateEntry("ca", read(certificates, "sonarCA.crt"));
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, NO_PASSWORD);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private Certificate read(CertificateFactory certificates, String file)
            throws IOException, GeneralSecurityException {
        return certificates.generateCertificate(new ByteArrayInputStream(Files.readAllBytes(directory.resolve(file))));
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(directory.resolve("app.key"));
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }
}
