package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;

/** An app that is not connected yet, by what it claims to be. */
public record AppIdentity(String app, String os, String device) {
    public static final JsonForm<AppIdentity> FORM = JsonForm.of(AppIdentity::toJson, AppIdentity::read);

    private JsonObject toJson() {
        return Json.object()
                .put("os", os)
                .put("deviceName", device)
                .put("appName", app)
                .build();
    }

    private static AppIdentity read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new AppIdentity(members.string("appName"), members.string("os"), members.string("deviceName"));
    }
}
