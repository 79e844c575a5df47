package dev.bottlenose.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * A handshake of the server with itself, in memory: loads the hundreds of classes that the first app would otherwise
 * have to wait for, a second and more on a slow machine.
 */
final class TlsRehearsal implements AutoCloseable {
    /** Of messages either way; a handshake takes about ten. */
    private static final int MOST_STEPS = 100;

    private final SslContext clientContext;
    private final SSLEngine server;
    private final SSLEngine client;

    /** @param server the engine of a connection that no peer opened */
    TlsRehearsal(SSLEngine server, SslProvider provider, TlsCredentials credentials) throws SSLException {
        this.clientContext = SslContextBuilder.forClient()
                .sslProvider(provider)
                .trustManager(credentials.clientAuthority())
                .keyManager(credentials.key(), credentials.chain().toArray(new X509Certificate[0]))
                .endpointIdentificationAlgorithm(null)
                .build();
        this.client = clientContext.newEngine(ByteBufAllocator.DEFAULT);
        this.server = server;
    }

    /** Gives back what is not on the heap. */
    @Override
    public void close() {
        ReferenceCountUtil.release(server);
        ReferenceCountUtil.release(client);
        ReferenceCountUtil.release(clientContext);
    }

    /**
     * Runs it.
     *
     * @return whether it came to its end
     * @throws SSLException if either side refuses the other, for example because the server's certificate is not for
     *     clients; all there was to load is loaded then
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
        } else if (in.position() > 0 || engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
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
