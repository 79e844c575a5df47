package dev.bottlenose.server.events;

import dev.bottlenose.protocol.ClientQuery;

/** An app that is not connected yet, by what it says of itself. */
public record AppIdentity(String app, String os, String device) {
    public static AppIdentity of(ClientQuery query) {
        return new AppIdentity(query.app(), query.os(), query.device());
    }
}
