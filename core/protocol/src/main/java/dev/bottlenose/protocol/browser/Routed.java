package dev.bottlenose.protocol.browser;

import dev.bottlenose.protocol.json.JsonText;
import java.util.function.Consumer;

/** Where a text goes that a {@link BrowserDialect} has translated. */
public sealed interface Routed {
    /** Passes the text on. */
    void deliver(Consumer<JsonText> app, Consumer<JsonText> session);

    /** To the app. */
    record ToApp(JsonText text) implements Routed {
        @Override
        public void deliver(Consumer<JsonText> app, Consumer<JsonText> session) {
            app.accept(text);
        }
    }

    /** To the session. */
    record ToSession(JsonText text) implements Routed {
        @Override
        public void deliver(Consumer<JsonText> app, Consumer<JsonText> session) {
            session.accept(text);
        }
    }

    /** To neither: the text concerned the dialect only. */
    record Dropped() implements Routed {
        @Override
        public void deliver(Consumer<JsonText> app, Consumer<JsonText> session) {}
    }
}
