package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.description.SessionDescription;
import java.util.List;
import java.util.Optional;

/** Finds recorded sessions. */
final class Sessions {
    private Sessions() {}

    /** The sessions of an app, or all; the latest first. */
    static List<SessionDescription> list(BottlenoseClient client, Optional<String> app)
            throws ClientException, InterruptedException {
        return client.await(client.run(RecordingCommands.SESSIONS)).stream()
                .filter(session -> app.map(part -> session.client().contains(part)
                                || session.query().app().contains(part))
                        .orElse(true))
                .toList();
    }

    /**
     * The session with this id, or the only one whose id begins like this.
     *
     * @throws CommandFailure if there is none, or there are several
     */
    static SessionDescription find(BottlenoseClient client, String id)
            throws CommandFailure, ClientException, InterruptedException {
        List<SessionDescription> found = list(client, Optional.empty()).stream()
                .filter(session -> session.id().startsWith(id))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new CommandFailure(
                found.isEmpty() ? "session-unknown" : "session-ambiguous",
                found.isEmpty()
                        ? "There is no recorded session '" + id + "'."
                        : "The ids of " + found.size() + " recorded sessions begin with '" + id + "'.",
                "bottlenose sessions");
    }
}
