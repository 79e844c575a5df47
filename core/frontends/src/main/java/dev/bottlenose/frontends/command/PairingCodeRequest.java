package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;

/**
 * A wish for a pairing code.
 *
 * @param lifetime in seconds; empty for the default
 * @param apps how many apps may use the code; empty for the default
 */
public record PairingCodeRequest(OptionalLong lifetime, OptionalLong apps) {
    static final Arguments<PairingCodeRequest> ARGUMENTS =
            Arguments.of(request -> List.of(request.toJson()), PairingCodeRequest::read);

    private JsonObject toJson() {
        JsonObject.Builder json = Json.object();
        lifetime.ifPresent(seconds -> json.put("lifetime", seconds));
        apps.ifPresent(count -> json.put("apps", count));
        return json.build();
    }

    private static PairingCodeRequest read(ArgumentList arguments) throws ArgumentException {
        JsonObject wanted = Arguments.OPTIONAL_OBJECT.read(arguments);
        return new PairingCodeRequest(number(wanted, "lifetime"), number(wanted, "apps"));
    }

    private static OptionalLong number(JsonObject wanted, String name) throws ArgumentException {
        OptionalLong value = wanted.integer(name);
        if (wanted.has(name) && value.isEmpty()) {
            throw new ArgumentException(name + " must be a whole number.");
        }
        return value;
    }
}
