package dev.bottlenose.server.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The desktop plugins that are distributed with the original's page, in its directory {@code defaultPlugins}. The page
 * requests their code under generated names, so that no request names a file. Immutable; safe from any thread.
 */
public final class DesktopPlugins {
    /** No plugins. */
    public static final DesktopPlugins NONE = new DesktopPlugins(Map.of());

    private static final String SCHEMA_V2 = "https://fbflipper.com/schemas/plugin-package/v2.json";

    private static final List<String> FORWARDED_DETAILS = List.of(
            "name",
            "version",
            "main",
            "id",
            "title",
            "icon",
            "description",
            "category",
            "engines",
            "bugs",
            "pluginType",
            "supportedDevices",
            "supportedApps",
            "publishedDocs",
            "deprecated");

    private record Plugin(JsonObject details, Path code) {}

    private final Map<String, Plugin> byEntry;

    private DesktopPlugins(Map<String, Plugin> byEntry) {
        this.byEntry = byEntry;
    }

    /**
     * Reads the plugins; directories without one are ignored.
     *
     * @throws IOException if the directory cannot be read
     */
    public static DesktopPlugins in(Path page) throws IOException {
        Path directory = page.resolve("defaultPlugins");
        if (!Files.isDirectory(directory)) {
            return NONE;
        }
        Map<String, Plugin> found = new LinkedHashMap<>();
        try (DirectoryStream<Path> plugins = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path plugin : plugins) {
                read(plugin)
                        .ifPresent(
                                read -> found.put(read.details().string("entry").orElseThrow(), read));
            }
        }
        return new DesktopPlugins(Map.copyOf(found));
    }

    /** The original's InstalledPluginDetails of each plugin. */
    public JsonArray details() {
        return Json.array(byEntry.values().stream().map(Plugin::details).toList());
    }

    /** Reads a plugin's code, by the {@code entry} of its details. */
    public Optional<String> code(String entry) throws IOException {
        Plugin plugin = byEntry.get(entry);
        return plugin == null ? Optional.empty() : Optional.of(Files.readString(plugin.code(), UTF_8));
    }

    private static Optional<Plugin> read(Path directory) throws IOException {
        Path description = directory.resolve("package.json");
        if (!Files.isRegularFile(description)) {
            return Optional.empty();
        }
        try {
            JsonObject json = Json.parseObject(JsonText.of(Files.readString(description, UTF_8)));
            Path code = directory.resolve(json.string("main").orElse("")).toRealPath();
            boolean isPlugin = json.array("keywords")
                    .map(JsonArray::strings)
                    .orElse(List.of())
                    .contains("flipper-plugin");
            return isPlugin && code.startsWith(directory.toRealPath()) && Files.isRegularFile(code)
                    ? Optional.of(new Plugin(detailsOf(json), code))
                    : Optional.empty();
        } catch (MalformedJsonException | IOException e) {
            return Optional.empty();
        }
    }

    private static JsonObject detailsOf(JsonObject description) {
        JsonObject.Builder details = Json.object();
        FORWARDED_DETAILS.forEach(name -> details.putIfPresent(name, description.get(name)));
        String entry = "plugin:" + description.string("name").orElse("");
        return details.put(
                        "specVersion", description.string("$schema").orElse("").equals(SCHEMA_V2) ? 2 : 1)
                .putIfPresent(
                        "flipperSDKVersion",
                        description.object("peerDependencies").flatMap(peers -> peers.get("flipper-plugin")))
                .put("isActivatable", true)
                .put("dir", entry)
                .put("entry", entry)
                .build();
    }
}
