package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.ClientDescription;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.wire.Fault;

/** Observes one {@link ClientConnection}. All methods but the last are called with the connection's lock held. */
interface ConnectionObserver {
    /** The app answered a front end's call. */
    void answered(FrontEndCall call, JsonText data);

    /** A front end opened a plugin. */
    void pluginOpened(FrontEndId frontEnd, String plugin);

    /** The app has listed its plugins. */
    void pluginsListed(ClientDescription app);

    /** The app violated the protocol, or its connection was closed because of a limit. */
    void faultRaised(ClientQuery app, Fault fault);

    /** The app disconnected. */
    void disconnected(ClientDescription last);
}
