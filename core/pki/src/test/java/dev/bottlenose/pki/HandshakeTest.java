package dev.bottlenose.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of the secure port with nothing but our certificates, as an app's TLS and the server's see them. */
final class HandshakeTest {
    private static final char[] PASSWORD = {};

    @TempDir
    Path home;

    private final KeyPair appKey = new KeyRing().next();
    private final ExecutorService server = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopServer() throws Exception {
        server.shutdownNow();
        assertThat(server.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void appAndServerTrustEachOtherAndTheServerSendsTwoCertificates(String version) throws Exception {
        CertificateAuthority authority = open();

        List<X509Certificate> sent = shakeHands(version, authority, credentials(authority), authority.certificate());

        assertThat(sent).isEqualTo(authority.serverCredentials().chain()).hasSize(2);
        assertThat(Pairing.leafIsAccepted(sent, Instant.now())).isTrue();
    }

    @Test
    void appOfAnAuthorityThatWasReplacedIsRefused() throws Exception {
        CertificateAuthority authority = open();
        KeyStore old = credentials(authority);
        authority.rotate();

        assertThatThrownBy(() -> shakeHands("TLSv1.2", authority, old, authority.certificate()))
                // The server's alert, or the connection it closed, whichever the app meets first.
                .isInstanceOf(IOException.class);
    }

    @Test
    void serverOfAnAuthorityThatWasReplacedIsNotTrustedByTheApp() throws Exception {
        CertificateAuthority authority = open();
        X509Certificate old = authority.certificate();
        authority.rotate();

        assertThatThrownBy(() -> shakeHands("TLSv1.2", authority, credentials(authority), old))
                .isInstanceOf(SSLException.class);
    }

    /** What the server sent, seen from the app, which checks the server's name too. */
    private List<X509Certificate> shakeHands(
            String version, CertificateAuthority authority, KeyStore app, X509Certificate trusted) throws Exception {
        ServerCredentials credentials = authority.serverCredentials();
        KeyStore own = keyStore(credentials.key(), credentials.chain().toArray(Certificate[]::new));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listener = (SSLServerSocket)
                context(own, authority.certificate()).getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listener.setNeedClientAuth(true);
            Future<Integer> served = server.submit(() -> {
                try (SSLSocket socket = (SSLSocket) listener.accept()) {
                    socket.getOutputStream().write(42);
                    return socket.getInputStream().read();
                }
            });
            try (SSLSocket socket = (SSLSocket)
                    context(app, trusted).getSocketFactory().createSocket(loopback, listener.getLocalPort())) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setProtocols(new String[] {version});
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                assertThat(socket.getInputStream().read()).isEqualTo(42);
                socket.getOutputStream().write(43);
                assertThat(served.get()).isEqualTo(43);
                return Arrays.stream(socket.getSession().getPeerCertificates())
                        .map(X509Certificate.class::cast)
                        .toList();
            }
        }
    }

    private KeyStore credentials(CertificateAuthority authority) throws Exception {
        CertificateSigningRequest request =
                Requests.accepted(Requests.rsa(new X500Name("O=Flipper,CN=com.example.app"), 0, appKey));
        byte[] issued = Pem.decode(authority.issue(request).certificatePem(), Pem.CERTIFICATE)
                .orElseThrow();
        return keyStore(
                appKey.getPrivate(),
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(issued)));
    }

    private static KeyStore keyStore(PrivateKey key, Certificate... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", key, PASSWORD, chain);
        return store;
    }

    private static SSLContext context(KeyStore own, X509Certificate trusted) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("authority", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private CertificateAuthority open() throws Exception {
        return CertificateAuthority.open(home, Clock.systemUTC(), new SecureRandom());
    }
}
