package dev.bottlenose.devices.apple;

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

/** Reads what {@code simctl list devices --json} prints. Source: docs/PROTOCOL.md, iOS. */
final class SimulatorList {
    private static final Pattern RUNTIME_ID =
            Pattern.compile("com\\.apple\\.CoreSimulator\\.SimRuntime\\.([A-Za-z]+)-([\\d-]+)");

    private SimulatorList() {}

    /**
     * The simulators that can be used, running or not.
     *
     * @throws MalformedJsonException if this is no such list
     */
    static List<Target> read(String text) throws MalformedJsonException {
        JsonObject runtimes = Json.parseObject(JsonText.of(text))
                .object("devices")
                .orElseThrow(() -> new MalformedJsonException("no member 'devices'"));
        List<Target> simulators = new ArrayList<>();
        runtimes.members().forEach((runtime, devices) -> {
            if (devices instanceof JsonArray array) {
                for (Json device : array.elements()) {
                    if (device instanceof JsonObject object && isAvailable(object)) {
                        read(system(runtime), object).ifPresent(simulators::add);
                    }
                }
            }
        });
        return simulators;
    }

    private static Optional<Target> read(String system, JsonObject device) {
        return device.string("udid")
                .map(udid -> new Target(
                        udid,
                        device.string("name").orElse(udid),
                        Device.Kind.EMULATOR,
                        system,
                        device.string("state").orElse("").equals("Booted")));
    }

    /** Xcode 8 and 9 say {@code availability}, Xcode 10 a word, later ones a boolean. */
    private static boolean isAvailable(JsonObject device) {
        Optional<String> word = device.string("isAvailable").or(() -> device.string("availability"));
        return device.bool("isAvailable")
                .orElseGet(() -> word.map(said -> said.equals("YES") || said.equals("(available)"))
                        .orElse(true));
    }

    /** Xcode 10 and before name runtimes as people do, later ones by an identifier. */
    private static String system(String runtime) {
        Matcher id = RUNTIME_ID.matcher(runtime);
        return id.matches() ? id.group(1) + " " + id.group(2).replace('-', '.') : runtime;
    }
}
