package dev.bottlenose.frontends.description;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.MalformedJsonException;

/**
 * A phone, an emulator, or the host itself, as front ends see it.
 *
 * @param serial its identity; empty for the host itself
 * @param title its name for people
 * @param deviceType {@code physical}, {@code emulator}, or {@code dummy} where only an app claims that it exists
 */
public record DeviceDescription(
        String serial,
        String title,
        String os,
        String deviceType,
        boolean screenshotAvailable,
        boolean screenCaptureAvailable) {
    public static final JsonForm<DeviceDescription> FORM =
            JsonForm.of(DeviceDescription::toJson, DeviceDescription::read);

    private JsonObject toJson() {
        return Json.object()
                .put("os", os)
                .put("title", title)
                .put("deviceType", deviceType)
                .put("serial", serial)
                .put(
                        "features",
                        Json.object()
                                .put("screenshotAvailable", screenshotAvailable)
                                .put("screenCaptureAvailable", screenCaptureAvailable)
                                .build())
                .build();
    }

    private static DeviceDescription read(Json json) throws MalformedJsonException {
        Members members = Members.of(json);
        Members features = Members.of(members.optionalMember("features", JsonForms.OBJECT)
                .orElse(Json.object().build()));
        return new DeviceDescription(
                members.string("serial"),
                members.string("title"),
                members.string("os"),
                members.string("deviceType"),
                features.flag("screenshotAvailable"),
                features.flag("screenCaptureAvailable"));
    }
}
