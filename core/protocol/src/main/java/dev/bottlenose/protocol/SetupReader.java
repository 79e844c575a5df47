package dev.bottlenose.protocol;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonNumber;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the JSON of an RSocket's SETUP into a {@link ClientQuery}. What apps of an era did not send yet may be missing; the
 * os may be any, as on the original. Source: docs/PROTOCOL.md, RSocket.
 */
final class SetupReader {
    private final JsonText setup;

    SetupReader(JsonText setup) {
        this.setup = setup;
    }

    ClientQuery.Reading read(List<String> mandatory) {
        JsonObject members;
        try {
            members = Json.parseObject(setup);
        } catch (MalformedJsonException e) {
            return refused("setup-malformed", "The connection's SETUP cannot be read: " + e.getMessage() + ".");
        }
        for (String name : mandatory) {
            if (members.string(name).isEmpty()) {
                return refused("setup-incomplete", "The connection's SETUP has no text '" + name + "'.");
            }
        }
        Optional<Medium> medium = members.get("medium").orElse(JsonNull.NULL) == JsonNull.NULL
                ? Optional.of(Medium.FS_ACCESS)
                : digits(members, "medium").flatMap(Medium::withNumber);
        if (medium.isEmpty()) {
            return refused("medium-unknown", "The connection's SETUP names an unknown medium.");
        }
        return new ClientQuery.Reading.Accepted(new ClientQuery(
                members.string("app").orElse(""),
                members.string("app_id"),
                members.string("os").orElse(""),
                members.string("device").orElse(""),
                members.string("device_id").orElse(""),
                digits(members, "sdk_version")
                        .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
                        .orElse(OptionalInt.empty()),
                medium.get(),
                members.string("csr").filter(csr -> !csr.isEmpty()),
                members.string("csr_path")));
    }

    /** A small whole number, whether as a number or as text. */
    private static Optional<String> digits(JsonObject members, String name) {
        return members.get(name)
                .map(value -> value instanceof JsonString string
                        ? string.value()
                        : value instanceof JsonNumber ? value.toString() : "")
                .filter(digits -> digits.matches("[0-9]{1,9}"));
    }

    private static ClientQuery.Reading refused(String code, String sentence) {
        return new ClientQuery.Reading.Refused(
                new Fault(code, sentence, "check how the client builds its SETUP; docs/PROTOCOL.md lists the members"));
    }
}
