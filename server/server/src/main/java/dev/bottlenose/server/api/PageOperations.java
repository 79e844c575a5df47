package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.PageCommands;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the original's own page asks for before it shows anything. */
public final class PageOperations implements OperationTable.Family {
    private final String sessionId = "bottlenose::" + UUID.randomUUID();
    private final Path home;

    public PageOperations(Path home) {
        this.home = home;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(PageCommands.CONFIG, (none, call) -> call.answer(config()));
        table.add(PageCommands.LOGGED_IN, (none, call) -> call.answer(false));
        table.add(PageCommands.PERSIST_SETTINGS, (ignored, call) -> call.answer(Nothing.NOTHING));
        table.add(PageCommands.PERSIST_LAUNCHER_SETTINGS, (ignored, call) -> call.answer(Nothing.NOTHING));
        table.add(PageCommands.CHANGELOG, (none, call) -> call.answer(""));
        table.add(PageCommands.HEALTH_CHECKS, (ignored, call) -> call.answer(healthchecks()));
        table.add(
                PageCommands.RUN_HEALTH_CHECK,
                (ignored, call) -> call.answer(Json.object()
                        .put("status", "SUCCESS")
                        .put(
                                "message",
                                "The server makes its certificates itself; run 'bottlenose doctor' for the rest.")
                        .build()));
    }

    private JsonObject config() {
        return Json.object()
                .put("sessionId", sessionId)
                .put("environmentInfo", Environment.describe())
                .put("env", Json.object().put("NODE_ENV", "production").build())
                .put(
                        "gatekeepers",
                        Json.object().put("flipper_power_search", true).build())
                .put(
                        "paths",
                        Json.object()
                                .put("appPath", home.toString())
                                .put("homePath", home.toString())
                                .put("execPath", home.toString())
                                .put("staticPath", home.toString())
                                .put("tempPath", System.getProperty("java.io.tmpdir"))
                                .put("desktopPath", home.toString())
                                .build())
                .put(
                        "launcherSettings",
                        Json.object()
                                .put("releaseChannel", "stable")
                                .put("ignoreLocalPin", false)
                                .build())
                .put("processConfig", processConfig())
                .put("settings", settings())
                .put("validWebSocketOrigins", List.of("localhost:", "http://localhost:"))
                .put("type", "external")
                .build();
    }

    private static JsonObject processConfig() {
        return Json.object()
                .put("disabledPlugins", List.of())
                .put("lastWindowPosition", Optional.empty())
                .put("screenCapturePath", Optional.empty())
                .put("launcherMsg", Optional.empty())
                .put("launcherEnabled", false)
                .put("updaterEnabled", false)
                .put("suppressPluginUpdateNotifications", true)
                .build();
    }

    private static JsonObject settings() {
        return Json.object()
                .put("androidHome", "")
                .put("enableAndroid", false)
                .put("enableIOS", false)
                .put("enablePhysicalIOS", false)
                .put("enablePrefetching", 1)
                .put("idbPath", "")
                .put("darkMode", "system")
                .put("showWelcomeAtStartup", false)
                .put("suppressPluginErrors", false)
                .put("persistDeviceData", false)
                .put("enablePluginMarketplace", false)
                .put("marketplaceURL", "")
                .put("enablePluginMarketplaceAutoUpdate", false)
                .put(
                        "reactNative",
                        Json.object()
                                .put(
                                        "shortcuts",
                                        Json.object()
                                                .put("enabled", false)
                                                .put("reload", "")
                                                .put("openDevMenu", "")
                                                .build())
                                .build())
                .build();
    }

    private static JsonObject healthchecks() {
        JsonObject skipped = Json.object()
                .put("label", "Devices")
                .put("isSkipped", true)
                .put("skipReason", "Run 'bottlenose doctor'.")
                .build();
        return Json.object()
                .put(
                        "common",
                        Json.object()
                                .put("label", "Server")
                                .put("isRequired", true)
                                .put("isSkipped", false)
                                .put(
                                        "healthchecks",
                                        List.of(Json.object()
                                                .put("key", "common.certificates")
                                                .put("label", "Certificates")
                                                .build()))
                                .build())
                .put("android", skipped)
                .put("ios", skipped)
                .build();
    }
}
