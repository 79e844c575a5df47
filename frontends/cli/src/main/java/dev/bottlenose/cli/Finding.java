package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/**
 * What a check of {@code doctor} found.
 *
 * @param fault empty where all is well
 */
record Finding(String check, String message, Optional<Fault> fault) {
    static Finding good(String check, String message) {
        return new Finding(check, message, Optional.empty());
    }

    static Finding bad(String check, Fault fault) {
        return new Finding(check, fault.sentence(), Optional.of(fault));
    }

    boolean isGood() {
        return fault.isEmpty();
    }

    JsonObject toJson() {
        JsonObject.Builder json = Json.object().put("check", check).put("ok", isGood());
        fault.ifPresent(one -> json.put("code", one.code()));
        json.put("message", message);
        fault.ifPresent(one -> json.put("next", one.next()));
        return json.build();
    }

    String toText() {
        return (isGood() ? "ok      " : "problem ") + check + ": " + message
                + fault.map(one -> " (" + one.code() + ")\n        try: " + one.next())
                        .orElse("");
    }
}
