package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * A front end's own line about an app that fails to connect.
 *
 * @param level {@code info}, {@code warning} or {@code error}
 * @param query of the app
 * @param message of its parts the first, as the original reads it
 */
public record ConnectivityReport(String level, Optional<JsonObject> query, String message) {
    static final Arguments<ConnectivityReport> ARGUMENTS = Arguments.of(
            report -> List.of(
                    report.level(), report.query().<Json>map(one -> one).orElse(JsonNull.NULL), report.message()),
            ConnectivityReport::read);

    private static ConnectivityReport read(ArgumentList arguments) throws ArgumentException {
        return new ConnectivityReport(
                arguments.string(0),
                arguments.argument(1).filter(JsonObject.class::isInstance).map(JsonObject.class::cast),
                arguments
                        .argument(2)
                        .map(part -> part instanceof JsonString string ? string.value() : part.toString())
                        .orElse(""));
    }
}
