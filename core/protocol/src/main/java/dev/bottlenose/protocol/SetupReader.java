package dev.bottlenose.protocol;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonNumber;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import dev.bottlenose.wire.QueryKeys;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the JSON of an RSocket's SETUP into a {@link ClientQuery}. Members that older apps do not send are optional,
 * and any os is accepted, as on the original. Source: docs/PROTOCOL.md, RSocket.
 */
final class SetupReader {
    private final JsonText setup;

    SetupReader(JsonText setup) {
        this.setup = setup;
    }

    ClientQuery.Reading read(List<String> required) {
        JsonObject members;
        try {
            members = Json.parseObject(setup);
        } catch (MalformedJsonException e) {
            return refused("setup-malformed", "The connection's SETUP cannot be read: " + e.getMessage() + ".");
        }
        for (String name : required) {
            if (members.string(name).isEmpty()) {
                return refused("setup-incomplete", "The connection's SETUP has no text '" + name + "'.");
            }
        }
        Optional<Medium> medium = members.get(QueryKeys.MEDIUM).orElse(JsonNull.NULL) == JsonNull.NULL
                ? Optional.of(Medium.FS_ACCESS)
                : digits(members, QueryKeys.MEDIUM).flatMap(Medium::withNumber);
        if (medium.isEmpty()) {
            return refused("medium-unknown", "The connection's SETUP names an unknown medium.");
        }
        return new ClientQuery(
                        members.string(QueryKeys.APP).orElse(""),
                        members.string(QueryKeys.APP_ID),
                        members.string(QueryKeys.OS).orElse(""),
                        members.string(QueryKeys.DEVICE).orElse(""),
                        members.string(QueryKeys.DEVICE_ID).orElse(""),
                        digits(members, QueryKeys.SDK_VERSION)
                                .map(digits -> OptionalInt.of(Integer.parseInt(digits)))
                                .orElse(OptionalInt.empty()),
                        medium.get(),
                        members.string(QueryKeys.CSR).filter(csr -> !csr.isEmpty()),
                        members.string(QueryKeys.CSR_PATH))
                .withinLimits();
    }

    /** A small whole number, as a JSON number or as a string. */
    private static Optional<String> digits(JsonObject members, String name) {
        return members.string(name)
                .or(() -> members.number(name).map(JsonNumber::lexeme))
                .filter(digits -> digits.matches("[0-9]{1,9}"));
    }

    private static ClientQuery.Reading refused(String code, String sentence) {
        return new ClientQuery.Reading.Refused(
                new Fault(code, sentence, "check how the client builds its SETUP; docs/PROTOCOL.md lists the members"));
    }
}
