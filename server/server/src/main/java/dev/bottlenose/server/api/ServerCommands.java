package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.server.events.ServerEvent.Level;
import dev.bottlenose.server.pairing.Diagnoses;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Commands about the server itself. */
final class ServerCommands implements Command.Family {
    private static final int LONGEST_NOTE = 2000;

    private final Diagnoses diagnoses;
    private final Supplier<String> state;
    private final Runnable shutdown;

    /** @param shutdown ends the server; returns at once */
    ServerCommands(Diagnoses diagnoses, Supplier<String> state, Runnable shutdown) {
        this.diagnoses = diagnoses;
        this.state = state;
        this.shutdown = shutdown;
    }

    @Override
    public void addTo(Commands commands) {
        commands.add(
                "get-server-state",
                call -> call.answer(Json.object()
                        .put("state", state.get())
                        .put("error", "undefined")
                        .build()));
        commands.add("environment-info", call -> call.answer(Environment.describe()));
        commands.add("log-connectivity-event", this::note);
        commands.add("shutdown", call -> shutdown.run());
        commands.add(
                "bottlenose-connectivity-notes",
                call -> call.answer(Json.array(
                        diagnoses.notes().stream().map(Descriptions::of).toList())));
        commands.add(
                "bottlenose-diagnoses",
                call -> call.answer(Json.array(
                        diagnoses.latest().stream().map(Descriptions::of).toList())));
    }

    /** The page's own word on why an app does not get through; of the message parts the first, as the original. */
    private void note(CommandCall call) throws CommandCall.ArgumentException {
        String word = call.string(0).toUpperCase(Locale.ROOT);
        Level level = Arrays.stream(Level.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElse(Level.INFO);
        String app = call.argument(1)
                .filter(JsonObject.class::isInstance)
                .flatMap(query -> ((JsonObject) query).string("app"))
                .map(name -> "App '" + name + "': ")
                .orElse("");
        String message = call.argument(2)
                .map(part -> part instanceof JsonString string ? string.value() : part.toString())
                .orElse("");
        diagnoses.note(
                level,
                Optional.empty(),
                app + (message.length() > LONGEST_NOTE ? message.substring(0, LONGEST_NOTE) + "..." : message));
        call.answer();
    }
}
