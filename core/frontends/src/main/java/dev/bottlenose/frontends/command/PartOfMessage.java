package dev.bottlenose.frontends.command;

import java.util.List;

/**
 * A part of a large message.
 *
 * @param clientId of the app
 * @param message its number
 * @param offset 0, or where an earlier part says that the next one begins
 */
public record PartOfMessage(String clientId, long message, long offset) {
    static final Arguments<PartOfMessage> ARGUMENTS = Arguments.of(
            part -> List.of(part.clientId(), part.message(), part.offset()),
            arguments -> new PartOfMessage(arguments.string(0), arguments.longInteger(1), arguments.longInteger(2)));
}
