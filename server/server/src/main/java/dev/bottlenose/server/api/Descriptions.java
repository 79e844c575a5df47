package dev.bottlenose.server.api;

import dev.bottlenose.devices.Device;
import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.clients.ClientDescription;
import dev.bottlenose.server.devices.DeviceHistory;
import dev.bottlenose.server.events.AppIdentity;
import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.pairing.Diagnosis;
import dev.bottlenose.wire.Fault;
import java.time.temporal.ChronoUnit;

/** The JSON forms of devices and apps that front ends know. */
final class Descriptions {
    private Descriptions() {}

    static JsonObject of(Device device) {
        return Json.object()
                .put("os", device.os())
                .put("title", device.title())
                .put("deviceType", device.kind().wireName())
                .put("serial", device.serial())
                .put(
                        "features",
                        Json.object()
                                .put("screenshotAvailable", device.takesScreenshots())
                                .put("screenCaptureAvailable", device.capturesScreen())
                                .build())
                .build();
    }

    /** The plugins are our addition to the original's form. */
    static JsonObject of(ClientDescription client) {
        return of(client.id(), client.query()).toBuilder()
                .put("plugins", client.plugins())
                .put("backgroundPlugins", client.backgroundPlugins())
                .build();
    }

    static JsonObject of(ClientId id, ClientQuery query) {
        return Json.object().put("id", id.value()).put("query", of(query)).build();
    }

    static JsonObject of(ClientQuery query) {
        JsonObject.Builder json = Json.object()
                .put("app", query.app())
                .putIfPresent("app_id", query.appId())
                .put("os", query.os())
                .put("device", query.device())
                .put("device_id", query.deviceId());
        query.sdkVersion().ifPresent(version -> json.put("sdk_version", version));
        return json.put("medium", query.medium().name()).build();
    }

    static JsonObject of(AppIdentity app) {
        return Json.object()
                .put("os", app.os())
                .put("deviceName", app.device())
                .put("appName", app.app())
                .build();
    }

    static JsonObject of(Fault fault) {
        return Json.object()
                .put("code", fault.code())
                .put("message", fault.sentence())
                .put("next", fault.next())
                .build();
    }

    static JsonObject of(DeviceLogEntry entry) {
        return Json.object()
                .put("date", entry.time().toString())
                .put("type", entry.level().wireName())
                .put("pid", entry.pid())
                .put("tid", entry.tid())
                .putIfPresent("app", entry.app())
                .put("tag", entry.tag())
                .put("message", entry.message())
                .build();
    }

    static JsonObject of(DeviceCrash crash) {
        JsonObject.Builder json = Json.object()
                .put("name", crash.name())
                .put("reason", crash.reason())
                .putIfPresent("callstack", crash.callstack());
        crash.time().ifPresent(time -> json.put("date", time.toEpochMilli()));
        return json.build();
    }

    static JsonObject of(ServerEvent.ConnectivityNoted noted) {
        JsonObject.Builder line = Json.object()
                .put("time", noted.time().toString())
                .put("type", EventJson.word(noted.level()))
                .put("message", noted.message());
        noted.app()
                .ifPresent(app -> line.put("os", app.os())
                        .put("device", app.device())
                        .put("app", app.app())
                        .put("medium", app.medium().name()));
        return line.build();
    }

    static JsonObject of(DeviceHistory.Snapshot pages) {
        return Json.object()
                .put(
                        "logs",
                        Json.array(pages.logs().stream().map(Descriptions::of).toList()))
                .put(
                        "crashes",
                        Json.array(
                                pages.crashes().stream().map(Descriptions::of).toList()))
                .build();
    }

    static JsonObject of(Diagnosis diagnosis) {
        return Json.object()
                .put("app", diagnosis.app().app())
                .put("os", diagnosis.app().os())
                .put("device", diagnosis.app().device())
                .put("code", diagnosis.fault().code())
                .put("message", diagnosis.fault().sentence())
                .put("next", diagnosis.fault().next())
                .put("count", diagnosis.count())
                .put("last", diagnosis.last().truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }
}
