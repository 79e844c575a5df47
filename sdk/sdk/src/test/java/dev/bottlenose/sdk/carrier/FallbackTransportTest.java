package dev.bottlenose.sdk.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.session.Event;
import dev.bottlenose.sdk.transport.ConnectRequest;
import dev.bottlenose.sdk.transport.Link;
import dev.bottlenose.sdk.transport.LinkEnd;
import dev.bottlenose.sdk.transport.LinkEnd.Cause;
import dev.bottlenose.sdk.transport.LinkEnd.Stage;
import dev.bottlenose.sdk.transport.LinkListener;
import dev.bottlenose.sdk.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

final class FallbackTransportTest {
    private final List<String> happened = new ArrayList<>();
    private final FakeTransport first = new FakeTransport("first");
    private final FakeTransport second = new FakeTransport("second");
    private final FallbackTransport transport = new FallbackTransport(first, second, new Ports());

    @Test
    void firstThatOpensIsTheOnlyOne() {
        Link link = dial();
        first.listener().opened(Optional.empty());
        first.listener().received("hello");
        link.reply("answer");
        first.listener().ended(ending(Stage.OPEN, "gone"));

        assertThat(happened)
                .containsExactly("first dials 1", "opened", "received hello", "first takes answer", "ended gone");
    }

    @Test
    void secondIsTriedOnItsOwnPortWhereTheFirstDoesNotOpen() {
        Link link = dial();
        first.listener().ended(ending(Stage.CONNECTING, "nobody"));
        second.listener().opened(Optional.empty());
        link.reply("answer");
        link.close();

        assertThat(happened)
                .containsExactly(
                        "first dials 1", "second dials 8089", "opened", "second takes answer", "second closes");
        assertThat(link).hasToString("second");
    }

    @Test
    void securedLinksFallBackToTheSecurePort() {
        transport.connect(
                ConnectRequest.secure("host", 2, "", (SSLSocketFactory) SSLSocketFactory.getDefault()), new Recorder());
        first.listener().ended(ending(Stage.UPGRADING, "not a desktop"));

        assertThat(happened).containsExactly("first dials 2", "second dials 8088");
    }

    @Test
    void ofTwoFailuresTheOneThatCameFurtherIsReported() {
        dial();
        first.listener().ended(ending(Stage.SECURING, "certificates"));
        second.listener().ended(ending(Stage.CONNECTING, "nobody"));
        dial();
        first.listener().ended(ending(Stage.CONNECTING, "nobody"));
        second.listener().ended(ending(Stage.SECURING, "other certificates"));
        dial();
        first.listener().ended(ending(Stage.CONNECTING, "nobody first"));
        second.listener().ended(ending(Stage.CONNECTING, "nobody second"));

        assertThat(happened)
                .filteredOn(line -> line.startsWith("ended"))
                .containsExactly("ended certificates", "ended other certificates", "ended nobody first");
    }

    @Test
    void closedLinkTriesNoOtherTransport() {
        Link link = dial();
        link.close();
        first.listener().ended(ending(Stage.CONNECTING, "nobody"));
        dial();
        first.listener().ended(new LinkEnd(Stage.CONNECTING, Cause.LOCAL, LinkEnd.NO_CODE, "closed"));

        assertThat(happened)
                .containsExactly("first dials 1", "first closes", "ended nobody", "first dials 1", "ended closed");
    }

    private Link dial() {
        return transport.connect(ConnectRequest.plain("host", 1, "query"), new Recorder());
    }

    private static LinkEnd ending(Stage stage, String detail) {
        return new LinkEnd(stage, Cause.PEER, LinkEnd.NO_CODE, detail);
    }

    private final class Recorder implements LinkListener {
        @Override
        public void opened(Optional<Instant> peerTime) {
            happened.add("opened");
        }

        @Override
        public void received(String text) {
            happened.add("received " + text);
        }

        @Override
        public void ended(LinkEnd ending) {
            happened.add("ended " + ending);
        }
    }

    private final class FakeTransport implements Transport {
        private final String name;
        private final List<LinkListener> listeners = new ArrayList<>();

        FakeTransport(String name) {
            this.name = name;
        }

        LinkListener listener() {
            return listeners.get(listeners.size() - 1);
        }

        @Override
        public Link connect(ConnectRequest request, LinkListener listener) {
            happened.add(name + " dials " + request.port());
            listeners.add(listener);
            return new Link() {
                @Override
                public void close() {
                    happened.add(name + " closes");
                }

                @Override
                public boolean event(Event event) {
                    return true;
                }

                @Override
                public void reply(String text) {
                    happened.add(name + " takes " + text);
                }

                @Override
                public List<Event> undelivered() {
                    return List.of();
                }

                @Override
                public boolean awaitDelivery(Duration atMost) {
                    return true;
                }

                @Override
                public String toString() {
                    return name;
                }
            };
        }
    }

    private static final class Ports implements Fallback {
        @Override
        public int insecurePort() {
            return 8089;
        }

        @Override
        public int securePort() {
            return 8088;
        }

        @Override
        public Transport transport(
                ThreadFactory threads, ScheduledExecutorService timers, LinkTimeouts timeouts, int maxMessage) {
            throw new IllegalStateException("transport is made already");
        }
    }
}
