package dev.bottlenose.protocol.session;

import dev.bottlenose.protocol.json.Json;
import java.util.Optional;

/** What an answer of the app is waited for. */
sealed interface Outstanding {
    /** A front end's call, with the id its caller gave it. */
    record Forwarded(FrontEndCall call, Optional<Json> callersId) implements Outstanding {}

    /** Our own question for the plugins. */
    record Plugins() implements Outstanding {}

    /** Our own question for the plugins that run in the background. */
    record BackgroundPlugins() implements Outstanding {}
}
