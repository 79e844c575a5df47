package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkReceiver;

/** Starts the conversations of one kind of port, over WebSocket and over RSocket (legacy). Must not block. */
public interface AppConnector {
    /** Returns the receiver of the app's messages. */
    LinkReceiver connect(ClientQuery app, Link link);

    /** The same for a legacy app. */
    LinkReceiver connectLegacy(ClientQuery app, Link link);

    /** Reads the data of a legacy app's SETUP. */
    ClientQuery.Reading readSetup(JsonText data);

    /** Decides by which interactions a legacy app's messages travel. */
    Purpose purpose(ClientQuery app);
}
