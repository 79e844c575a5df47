package dev.bottlenose.server.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All commands by name. Unchanging once built; safe from any thread. */
public final class Commands {
    private final Map<String, Command> byName = new HashMap<>();

    Commands(List<Command.Family> families) {
        families.forEach(family -> family.addTo(this));
    }

    void add(String name, Command command) {
        if (byName.put(name, command) != null) {
            throw new IllegalStateException("command is there twice: " + name);
        }
    }

    void run(CommandCall call, String name) {
        Command command = byName.get(name);
        if (command == null) {
            call.fail("Unimplemented server command: " + name);
            return;
        }
        try {
            command.run(call);
        } catch (CommandCall.ArgumentException e) {
            call.fail(name + ": " + e.getMessage());
        }
    }
}
