package dev.bottlenose.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A handshake of the server with itself, in memory: loads the hundreds of classes that the first app would otherwise have to wait
 * for, a second and more on a slow machine.
 */
final class TlsRehearsal {
    /** Of messages either way; a handshake takes about ten. */
    private static final int MOST_STEPS = 100;

    private final SSLEngine server;
    private final SSLEngine client;

    TlsRehearsal(SslContext context, TlsCredentials credentials) throws SSLException {
        this.server = context.newEngine(ByteBufAllocator.DEFAULT);
        this.client = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(credentials.clientAuthority())
                .keyManager(credentials.key(), credentials.chain().toArray(new X509Certificate[0]))
                .endpointIdentificationAlgorithm(null)
                .build()
                .newEngine(ByteBufAllocator.DEFAULT);
    }

    /**
     * Runs it.
     *
     * @return whether it came to its end
     * @throws SSLException if either side refuses the other, for example because the server's certificate is not for clients; all
     *     there was to load is loaded then
     */
    boolean run() throws SSLException {
        ByteBuffer toServer = buffer();
        ByteBuffer toClient = buffer();
        client.beginHandshake();
        server.beginHandshake();
        for (int i = 0; i < MOST_STEPS; i++) {
            if (isDone(client) && isDone(server) && toServer.position() == 0 && toClient.position() == 0) {
                return true;
            }
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        return false;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            SSLEngineResult unused = engine.wrap(ByteBuffer.allocate(0), out);
        } else if (in.position() > 0) {
            in.flip();
            SSLEngineResult unused = engine.unwrap(in, buffer());
            in.compact();
        }
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    /** More than the largest record takes, so that there is always room for one. */
    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(1 << 16);
    }
}
