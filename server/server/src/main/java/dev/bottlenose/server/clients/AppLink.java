package dev.bottlenose.server.clients;

import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.recording.entry.RecordedApp;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.transport.Link;

/**
 * An app and its link.
 *
 * @param legacy whether it speaks RSocket
 * @param instance 1 unless other instances of the app are connected; later ones have their number in their name and id
 */
record AppLink(ClientQuery query, Link link, boolean legacy, int instance) {
    ClientId id() {
        return ClientId.of(query);
    }

    ClientKey key() {
        return ClientKey.of(link.certificate());
    }

    /** This app as one of several that introduce themselves in the same way. */
    AppLink asInstance(int number) {
        return number == 1
                ? this
                : new AppLink(query.withAppName(query.appName() + " (" + number + ")"), link, legacy, number);
    }

    /** The app as recordings name it. */
    RecordedApp recorded() {
        return new RecordedApp(id().value(), (JsonObject) QueryDescription.FORM.write(description()));
    }

    QueryDescription description() {
        QueryDescription description = Descriptions.of(query);
        return legacy ? description.overRSocket() : description;
    }
}
