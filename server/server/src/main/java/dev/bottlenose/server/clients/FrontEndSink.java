package dev.bottlenose.server.clients;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.server.history.MessageSink;

/** Receives what apps send to one front end. Safe from any thread; no method blocks. */
public interface FrontEndSink extends MessageSink {
    /** Whether it receives the messages of plugins that it has not opened, as every front end of the original does. */
    boolean followsAllApps();

    /** Delivers the answer to one of its calls. */
    void answer(FrontEndCall call, JsonText data);
}
