package dev.bottlenose.devices.apple.targets;

import dev.bottlenose.devices.Device;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses the output of {@code idb list-targets --json} and {@code idb describe --json}: one object a line, and nothing if there
 * is no target.
 */
public final class IdbTargets {
    private IdbTargets() {}

    /**
     * Simulators and devices, running or not.
     *
     * @throws MalformedJsonException if a line is no such object
     */
    public static List<Target> read(String text) throws MalformedJsonException {
        List<Target> targets = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                read(Json.parseObject(JsonText.of(line))).ifPresent(targets::add);
            }
        }
        return targets;
    }

    private static Optional<Target> read(JsonObject target) {
        String kind =
                target.string("type").or(() -> target.string("target_type")).orElse("");
        String version = target.string("os_version").orElse("");
        return target.string("udid")
                .map(udid -> new Target(
                        udid,
                        target.string("name").orElse(udid),
                        kind.equalsIgnoreCase("simulator") ? Device.Kind.EMULATOR : Device.Kind.PHYSICAL,
                        version,
                        target.string("state").orElse("").equalsIgnoreCase("Booted")));
    }
}
