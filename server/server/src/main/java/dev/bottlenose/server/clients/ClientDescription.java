package dev.bottlenose.server.clients;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import java.util.List;

/** A connected app as front ends see it. The plugins are empty until the app has told them. */
public record ClientDescription(ClientId id, ClientQuery query, List<String> plugins, List<String> backgroundPlugins) {
    public ClientDescription {
        plugins = List.copyOf(plugins);
        backgroundPlugins = List.copyOf(backgroundPlugins);
    }
}
