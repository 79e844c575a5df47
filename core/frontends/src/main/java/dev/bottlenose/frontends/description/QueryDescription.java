package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an app claims to be, as front ends see it.
 *
 * @param app the app's name
 * @param appId package or bundle name, sent since 2024
 * @param device the device's name
 * @param deviceId the device's serial; empty for the host itself
 * @param sdkVersion version of the client's protocol
 * @param medium {@code FS_ACCESS}, {@code WWW} or {@code NONE}
 * @param rsocket whether the app speaks RSocket; an original server sends it for such apps only
 */
public record QueryDescription(
        String app,
        Optional<String> appId,
        String os,
        String device,
        String deviceId,
        OptionalLong sdkVersion,
        Optional<String> medium,
        boolean rsocket) {
    public static final JsonForm<QueryDescription> FORM = JsonForm.of(QueryDescription::toJson, QueryDescription::read);

    /** The same app, connected over RSocket. */
    public QueryDescription overRSocket() {
        return new QueryDescription(app, appId, os, device, deviceId, sdkVersion, medium, true);
    }

    private JsonObject toJson() {
        JsonObject.Builder json = Json.object()
                .put("app", app)
                .putIfPresent("app_id", appId)
                .put("os", os)
                .put("device", device)
                .put("device_id", deviceId);
        sdkVersion.ifPresent(version -> json.put("sdk_version", version));
        json.putIfPresent("medium", medium);
        return rsocket ? json.put("rsocket", true).build() : json.build();
    }

    private static QueryDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        return new QueryDescription(
                members.string("app"),
                members.optionalString("app_id"),
                members.string("os"),
                members.string("device"),
                members.string("device_id"),
                members.optionalInteger("sdk_version"),
                members.optionalString("medium"),
                members.flag("rsocket"));
    }
}
