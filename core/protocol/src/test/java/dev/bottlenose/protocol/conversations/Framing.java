package dev.bottlenose.protocol.conversations;

import dev.bottlenose.protocol.AppRequest;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.browser.BrowserDialect;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.protocol.rsocket.RSocketEffect;
import dev.bottlenose.protocol.rsocket.RSocketFrame;
import dev.bottlenose.protocol.rsocket.RSocketSession;
import java.util.function.Consumer;

/** How requests and messages travel between a session and its app. */
interface Framing {
    /** Called once, before anything else. */
    void connect(Consumer<String> toApp, Consumer<JsonText> toSession);

    void send(AppRequest request);

    /** The app sent this. */
    void received(String text);

    static Framing plain() {
        return new Framing() {
            private Consumer<String> app = text -> {};
            private Consumer<JsonText> session = text -> {};

            @Override
            public void connect(Consumer<String> toApp, Consumer<JsonText> toSession) {
                app = toApp;
                session = toSession;
            }

            @Override
            public void send(AppRequest request) {
                app.accept(request.text().toString());
            }

            @Override
            public void received(String text) {
                session.accept(JsonText.of(text));
            }
        };
    }

    static Framing browser() {
        return new Framing() {
            private final BrowserDialect dialect = new BrowserDialect();
            private Consumer<JsonText> app = text -> {};
            private Consumer<JsonText> session = text -> {};

            @Override
            public void connect(Consumer<String> toApp, Consumer<JsonText> toSession) {
                app = text -> toApp.accept(text.toString());
                session = toSession;
            }

            @Override
            public void send(AppRequest request) {
                dialect.fromSession(request).deliver(app, session);
            }

            @Override
            public void received(String text) {
                dialect.fromApp(JsonText.of(text)).deliver(app, session);
            }
        };
    }

    static Framing rsocket(ClientQuery app) {
        return new RSocketFraming(new Purpose.Conversation(app.sdkVersion().orElse(0)));
    }

    /** Frames as lines: {@code TYPE STREAM DATA}. */
    final class RSocketFraming implements Framing, RSocketEffect.Performer {
        private static final int LARGEST_MESSAGE = 1 << 20;

        private final RSocketSession session;
        private Consumer<String> app = text -> {};
        private Consumer<JsonText> messages = text -> {};

        RSocketFraming(Purpose purpose) {
            session = new RSocketSession(purpose, LARGEST_MESSAGE, effect -> effect.perform(this));
        }

        @Override
        public void connect(Consumer<String> toApp, Consumer<JsonText> toSession) {
            app = toApp;
            messages = toSession;
        }

        @Override
        public void send(AppRequest request) {
            session.send(request);
        }

        @Override
        public void received(String line) {
            String[] parts = line.split(" ", 3);
            JsonText data = JsonText.of(parts[2]);
            boolean respond = parts[1].equals("respond");
            int stream = respond ? RSocketFrame.CONNECTION : Integer.parseInt(parts[1]);
            session.received(
                    switch (parts[0]) {
                        case "REQUEST_RESPONSE" -> new RSocketFrame.Request(stream, true, false, data);
                        case "REQUEST_FNF" -> new RSocketFrame.Request(stream, false, false, data);
                        case "PAYLOAD" -> new RSocketFrame.Payload(stream, false, true, true, data);
                        case "KEEPALIVE" -> new RSocketFrame.KeepAlive(respond, data);
                        case "ERROR" ->
                            new RSocketFrame.Failure(stream, RSocketFrame.Failure.APPLICATION_ERROR, parts[2]);
                        default -> throw new IllegalArgumentException("frame is unknown: " + line);
                    });
        }

        @Override
        public void send(RSocketFrame.Sendable frame) {
            frame.accept(new FrameLines(app));
        }

        @Override
        public void keepAlive(RSocketFrame.KeepAlive reply) {
            send(reply);
        }

        @Override
        public void deliver(JsonText message) {
            messages.accept(message);
        }

        @Override
        public void tooBig() {
            throw new AssertionError("a message is too big");
        }

        @Override
        public void violation(String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void closed(String reason) {
            throw new AssertionError(reason);
        }
    }
}
