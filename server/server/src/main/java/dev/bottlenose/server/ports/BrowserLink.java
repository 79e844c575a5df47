package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.browser.BrowserDialect;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.OutgoingText;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A browser app's link, on which every app appears to use the current dialect. Safe from any thread. */
final class BrowserLink implements Link {
    private final Link link;
    private final BrowserDialect dialect = new BrowserDialect();

    /** Null until {@link #receivedBy}, before the app's first message. */
    private volatile @Nullable LinkReceiver receiver;

    BrowserLink(Link link) {
        this.link = link;
    }

    /** Sets who takes the app's messages; returns the receiver of the wrapped link. */
    LinkReceiver receivedBy(LinkReceiver session) {
        receiver = session;
        return new LinkReceiver() {
            @Override
            public void received(JsonText message) {
                dialect.fromApp(message).deliver(link::send, session::received);
            }

            @Override
            public void writable() {
                session.writable();
            }

            @Override
            public void closed(LinkEnd end) {
                session.closed(end);
            }
        };
    }

    @Override
    public void send(OutgoingText message) {
        link.send(message);
    }

    @Override
    public void send(AppRequest request) {
        dialect.fromSession(request).deliver(link::send, this::toSession);
    }

    @Override
    public boolean offer(OutgoingText message) {
        return link.offer(message);
    }

    @Override
    public boolean hasRoom() {
        return link.hasRoom();
    }

    @Override
    public void read(boolean wanted) {
        link.read(wanted);
    }

    @Override
    public boolean isWritable() {
        return link.isWritable();
    }

    @Override
    public void close(LinkEnd end) {
        link.close(end);
    }

    @Override
    public InetSocketAddress remote() {
        return link.remote();
    }

    @Override
    public Optional<X509Certificate> certificate() {
        return link.certificate();
    }

    @Override
    public CompletionStage<Boolean> probe(Duration timeout) {
        return link.probe(timeout);
    }

    private void toSession(JsonText answer) {
        LinkReceiver session = receiver;
        if (session != null) {
            session.received(answer);
        }
    }
}
