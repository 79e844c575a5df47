package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.time.Instant;

/**
 * A pairing code that was issued, without the code itself.
 *
 * @param id by which it is revoked
 * @param apps how many apps may use it
 * @param used how many have used it
 */
public record PairingCodeDescription(int id, Instant expires, int apps, int used) {
    public static final JsonForm<PairingCodeDescription> FORM =
            JsonForm.of(PairingCodeDescription::toJson, PairingCodeDescription::read);

    private JsonObject toJson() {
        return Json.object()
                .put("id", id)
                .put("expires", expires.toString())
                .put("apps", apps)
                .put("used", used)
                .build();
    }

    private static PairingCodeDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new PairingCodeDescription(
                members.integer("id"), members.instant("expires"), members.integer("apps"), members.integer("used"));
    }
}
