package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;

/**
 * An app that is or was connected. The plugins are empty until the app has listed them; an original server never sends them.
 *
 * @param id {@code escape(app)#os#device#device_id}
 */
public record ClientDescription(
        String id, QueryDescription query, List<String> plugins, List<String> backgroundPlugins) {
    public static final JsonForm<ClientDescription> FORM =
            JsonForm.of(ClientDescription::toJson, ClientDescription::read);

    public ClientDescription {
        plugins = List.copyOf(plugins);
        backgroundPlugins = List.copyOf(backgroundPlugins);
    }

    private JsonObject toJson() {
        return Json.object()
                .put("id", id)
                .put("query", QueryDescription.FORM.write(query))
                .put("plugins", plugins)
                .put("backgroundPlugins", backgroundPlugins)
                .build();
    }

    private static ClientDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new ClientDescription(
                members.string("id"),
                members.member("query", QueryDescription.FORM),
                members.strings("plugins"),
                members.strings("backgroundPlugins"));
    }
}
