package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.description.ClientDescription;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds the app that the user means. */
final class AppFinder {
    private AppFinder() {}

    /** Whether {@code part} is part of the app's id or name, in any case. */
    static boolean matches(ClientDescription app, String part) {
        return matches(app.id(), app.query().app(), part);
    }

    static boolean matches(String id, String name, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        return id.toLowerCase(Locale.ROOT).contains(wanted)
                || name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    /**
     * The one app that the user means: by id, else by name, else by part.
     *
     * @throws CommandFailure if there is none, or more than one
     */
    static ClientDescription find(BottlenoseClient client, String wanted)
            throws CommandFailure, ClientException, InterruptedException {
        return find(client.await(client.run(AppCommands.LIST)), wanted);
    }

    static ClientDescription find(List<ClientDescription> apps, String wanted) throws CommandFailure {
        List<Predicate<ClientDescription>> ways = List.of(
                app -> app.id().equals(wanted), app -> app.query().app().equals(wanted), app -> matches(app, wanted));
        for (Predicate<ClientDescription> way : ways) {
            List<ClientDescription> found = apps.stream().filter(way).toList();
            if (found.size() == 1) {
                return found.get(0);
            } else if (found.size() > 1) {
                throw new CommandFailure(
                        "app-ambiguous",
                        "'" + wanted + "' matches " + found.size() + " apps: " + ids(found) + ".",
                        "give one of these ids");
            }
        }
        throw new CommandFailure(
                "app-unknown",
                "No connected app matches '" + wanted + "'; "
                        + (apps.isEmpty() ? "none is connected." : "these are connected: " + ids(apps) + "."),
                apps.isEmpty() ? "start the app, then bottlenose doctor" : "bottlenose apps");
    }

    private static String ids(List<ClientDescription> apps) {
        return apps.stream().map(ClientDescription::id).distinct().sorted().collect(Collectors.joining(", "));
    }
}
