package dev.bottlenose.devices.apple.targets;

import dev.bottlenose.devices.Device;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the output of {@code simctl list devices --json}. */
public final class SimulatorList {
    private static final Pattern RUNTIME_ID =
            Pattern.compile("com\\.apple\\.CoreSimulator\\.SimRuntime\\.([A-Za-z]+)-([\\d-]+)");

    private SimulatorList() {}

    /**
     * The usable simulators, running or not.
     *
     * @throws MalformedJsonException if the text is no such list
     */
    public static List<Target> read(String text) throws MalformedJsonException {
        JsonObject runtimes = Json.parseObject(JsonText.of(text))
                .object("devices")
                .orElseThrow(() -> new MalformedJsonException("no member 'devices'"));
        List<Target> simulators = new ArrayList<>();
        for (String runtime : runtimes.members().keySet()) {
            for (JsonObject device :
                    runtimes.array(runtime).map(JsonArray::objects).orElse(List.of())) {
                if (isAvailable(device)) {
                    read(osVersion(runtime), device).ifPresent(simulators::add);
                }
            }
        }
        return simulators;
    }

    private static Optional<Target> read(String osVersion, JsonObject device) {
        return device.string("udid")
                .map(udid -> new Target(
                        udid,
                        device.string("name").orElse(udid),
                        Device.Kind.EMULATOR,
                        osVersion,
                        device.string("state").orElse("").equals("Booted")));
    }

    /** Xcode 8 and 9 write {@code availability}, Xcode 10 a text, later ones a boolean. */
    private static boolean isAvailable(JsonObject device) {
        Optional<String> text = device.string("isAvailable").or(() -> device.string("availability"));
        return device.bool("isAvailable")
                .orElseGet(() -> text.map(value -> value.equals("YES") || value.equals("(available)"))
                        .orElse(true));
    }

    /** Xcode 10 and older write a version, later ones an identifier. */
    private static String osVersion(String runtime) {
        Matcher id = RUNTIME_ID.matcher(runtime);
        return id.matches() ? id.group(1) + " " + id.group(2).replace('-', '.') : runtime;
    }
}
