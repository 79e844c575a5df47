package dev.bottlenose.server.api;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.pairing.PairingCodes;
import dev.bottlenose.server.qr.QrCode;
import java.time.Duration;
import java.util.OptionalLong;

/** Commands about pairing codes; our addition to the original's. */
final class PairingCommands implements Command.Family {
    private final PairingCodes codes;

    PairingCommands(PairingCodes codes) {
        this.codes = codes;
    }

    @Override
    public void addTo(Commands commands) {
        commands.add("bottlenose-pair", this::pair);
        commands.add(
                "bottlenose-pairing-codes",
                call -> call.answer(Json.array(
                        codes.list().stream().map(PairingCommands::describe).toList())));
        commands.add("bottlenose-revoke-pairing-code", call -> {
            int id = call.integer(0);
            if (codes.revoke(id)) {
                call.answer();
            } else {
                call.fail("There is no valid pairing code with the id " + id + ". (pairing-code-unknown) try: "
                        + "bottlenose pair list");
            }
        });
    }

    private void pair(CommandCall call) throws CommandCall.ArgumentException {
        JsonObject wanted =
                call.argument(0).isPresent() ? call.object(0) : Json.object().build();
        long seconds = number(wanted, "lifetime", PairingCodes.USUAL_LIFETIME.toSeconds());
        long apps = number(wanted, "apps", 1);
        if (seconds < 1 || seconds > PairingCodes.LONGEST_LIFETIME.toSeconds()) {
            throw new CommandCall.ArgumentException(
                    "lifetime is from 1 to " + PairingCodes.LONGEST_LIFETIME.toSeconds() + " seconds.");
        }
        if (apps < 1 || apps > PairingCodes.MOST_APPS) {
            throw new CommandCall.ArgumentException("apps is from 1 to " + PairingCodes.MOST_APPS + ".");
        }
        PairingCodes.Issued issued = codes.issue(Duration.ofSeconds(seconds), (int) apps);
        String code = issued.code().reveal();
        call.answer(describe(issued.description()).toBuilder()
                .put("code", code)
                .put("qr", QrCode.of(code).svg())
                .build());
    }

    private static long number(JsonObject wanted, String name, long otherwise) throws CommandCall.ArgumentException {
        if (!wanted.has(name)) {
            return otherwise;
        }
        OptionalLong value = wanted.integer(name);
        if (value.isEmpty()) {
            throw new CommandCall.ArgumentException(name + " must be a whole number.");
        }
        return value.getAsLong();
    }

    private static JsonObject describe(PairingCodes.Description code) {
        return Json.object()
                .put("id", code.id())
                .put("expires", code.expires().toString())
                .put("apps", code.apps())
                .put("used", code.used())
                .build();
    }
}
