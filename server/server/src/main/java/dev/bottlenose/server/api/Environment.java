package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.Locale;

/** What the server runs on, in the original's form. */
final class Environment {
    /** The original's own mark for "fits every plugin": its page then skips the test of plugins against versions. */
    private static final String FITS_EVERY_PLUGIN = "0.0.0";

    private Environment() {}

    static JsonObject describe() {
        return Json.object()
                .put("processId", ProcessHandle.current().pid())
                .put("isProduction", true)
                .put("isHeadlessBuild", true)
                .put("releaseChannel", "stable")
                .put("appVersion", FITS_EVERY_PLUGIN)
                .put("bottlenoseVersion", version())
                .put(
                        "os",
                        Json.object()
                                .put("arch", System.getProperty("os.arch"))
                                .put("platform", platform())
                                .put("unixname", System.getProperty("user.name"))
                                .build())
                .put(
                        "versions",
                        Json.object()
                                .put("java", System.getProperty("java.version"))
                                .put("platform", System.getProperty("os.version"))
                                .build())
                .build();
    }

    static String version() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static String platform() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "win32" : "linux";
    }
}
