package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;

/**
 * An app that is or was connected. The plugins are empty until the app has listed them; an original server never sends them.
 *
 * @param id {@code escape(app)#os#device#device_id}
 * @param instance 1, or the number of an app that introduces itself as an earlier one does; written from 2 on
 */
public record ClientDescription(
        String id, QueryDescription query, List<String> plugins, List<String> backgroundPlugins, int instance) {
    public static final JsonForm<ClientDescription> FORM =
            JsonForm.of(ClientDescription::toJson, ClientDescription::read);

    public ClientDescription {
        plugins = List.copyOf(plugins);
        backgroundPlugins = List.copyOf(backgroundPlugins);
    }

    private JsonObject toJson() {
        JsonObject.Builder json = Json.object()
                .put("id", id)
                .put("query", QueryDescription.FORM.write(query))
                .put("plugins", plugins)
                .put("backgroundPlugins", backgroundPlugins);
        return instance > 1 ? json.put("instance", instance).build() : json.build();
    }

    private static ClientDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new ClientDescription(
                members.string("id"),
                members.member("query", QueryDescription.FORM),
                members.strings("plugins"),
                members.strings("backgroundPlugins"),
                (int) members.optionalInteger("instance").orElse(1));
    }
}
