package dev.bottlenose.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where things are, seen from a test. */
final class Repository {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Repository() {}

    /** Starts one of the apps in src/test/node. */
    static Program app(String script, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                ROOT.resolve("testing/acceptance/src/test/node").resolve(script).toString(),
                ROOT.resolve("testing/peers").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return Program.start(script, command, Map.of());
    }
}
