package dev.bottlenose.frontends.command;

import dev.bottlenose.protocol.json.Json;
import java.util.List;

/**
 * A message for an app.
 *
 * @param clientId of the app
 * @param payload an object that the app is sent, such as {@code {method, params}}
 */
public record AppRequest(String clientId, Json payload) {
    static final Arguments<AppRequest> ARGUMENTS =
            Arguments.of(request -> List.of(request.clientId(), request.payload()), AppRequest::read);

    private static AppRequest read(ArgumentList arguments) throws ArgumentException {
        Json payload = arguments.anyObject(1);
        return new AppRequest(arguments.string(0), payload);
    }
}
