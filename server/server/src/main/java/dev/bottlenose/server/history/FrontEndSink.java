package dev.bottlenose.server.history;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.FrontEndCall;

/** Where a front end takes what apps say to it. Safe from any thread; no method blocks. */
public interface FrontEndSink {
    /** A message of an app whose plugin the front end has open. */
    void deliver(ClientId app, JsonText message);

    /** The answer to one of its calls. */
    void answer(FrontEndCall call, JsonText data);

    /** Messages were dropped before the front end could get them. */
    void missed(ClientId app, String plugin, long count);

    /** Whether it keeps up; if not, messages wait in the history until the front end keeps up again. */
    boolean isWritable();
}
