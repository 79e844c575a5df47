package dev.bottlenose.check.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/** Faults of connections: other protocols, other certificates, none at all. */
final class TransportInjections implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;
    private static final int SETUP = 1;
    private static final int TYPE_SHIFT = 10;

    private final Product product;
    private Socket idle = new Socket();

    TransportInjections(Product product) {
        this.product = product;
    }

    List<Injection> all() {
        return List.of(
                Injection.of("connection that sends nothing", "opening-timeout", this::idle),
                bytes("no TLS on the secure port", "tls-expected", "secure", "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8)),
                bytes("another protocol", "websocket-expected", "insecure", "SSH-2.0-check\r\n\r\n".getBytes(UTF_8)),
                bytes(
                        "HTTP on a port for RSocket",
                        "rsocket-expected",
                        "rsocketInsecure",
                        "GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8)),
                bytes("SETUP that is no JSON", "setup-malformed", "rsocketInsecure", setup("{")),
                bytes("SETUP without an app", "setup-incomplete", "rsocketInsecure", setup("{}")),
                Injection.of(
                        "no certificate",
                        "client-certificate-missing",
                        () -> tls("client-certificate-missing", new KeyManager[0], true)),
                Injection.of(
                        "certificate of another authority",
                        "client-certificate-refused",
                        () -> tls("client-certificate-refused", foreignKey(), true)),
                Injection.of(
                        "app that trusts another authority",
                        "server-certificate-refused",
                        () -> tls("server-certificate-refused", foreignKey(), false)));
    }

    private Injection.Observation idle() throws Exception {
        idle = open("insecure");
        return known(product.diagnosis("opening-timeout").code());
    }

    private Injection bytes(String fault, String code, String port, byte[] bytes) {
        return Injection.of(fault, code, () -> {
            try (Socket socket = open(port)) {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
                return known(product.diagnosis(code).code());
            }
        });
    }

    /** A frame that begins a conversation. Source: RSocket protocol, SETUP. */
    private static byte[] setup(String data) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(frame)) {
            out.writeInt(0);
            out.writeShort(SETUP << TYPE_SHIFT);
            out.writeShort(1);
            out.writeShort(0);
            out.writeInt(LIMIT_MILLIS);
            out.writeInt(LIMIT_MILLIS);
            for (int type = 0; type < 2; type++) {
                out.writeByte("text/plain".length());
                out.writeBytes("text/plain");
            }
            out.writeBytes(data);
        } catch (IOException e) {
            throw new IllegalStateException("memory is not writable", e);
        }
        byte[] bytes = new byte[frame.size() + 3];
        bytes[2] = (byte) frame.size();
        System.arraycopy(frame.toByteArray(), 0, bytes, 3, frame.size());
        return bytes;
    }

    private Injection.Observation tls(String code, KeyManager[] keys, boolean trusting) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trusting ? new TrustManager[] {new TrustingAll()} : null, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            // In TLS 1.3 a client that refuses may do so before the server's handshake is complete.
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), product.port("secure")));
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.startHandshake();
            socket.getInputStream().read();
        } catch (IOException e) {
            // One side has refused the other.
        }
        return known(product.diagnosis(code).code());
    }

    private KeyManager[] foreignKey() throws IOException, GeneralSecurityException, InterruptedException {
        Path directory = Files.createTempDirectory(product.home().getParent(), "foreign");
        SigningRequest.selfSigned(directory);
        String pem = Files.readString(directory.resolve("app.key")).replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        try (var in = Files.newInputStream(directory.resolve("app.crt"))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return new KeyManager[] {new AlwaysThisKey(key, certificate)};
        }
    }

    private Socket open(String port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), product.port(port));
    }

    private static Injection.Observation known(String code) {
        return () -> code;
    }

    @Override
    public void close() throws IOException {
        idle.close();
    }

    /** Presents its certificate whatever authorities the server names. */
    private record AlwaysThisKey(PrivateKey key, X509Certificate certificate) implements X509KeyManager {
        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"app"};
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return "app";
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return "app";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }

    /** Accepts every server. */
    private static final class TrustingAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
