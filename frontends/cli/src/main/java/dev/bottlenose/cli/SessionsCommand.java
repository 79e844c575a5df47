package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.command.SessionName;
import dev.bottlenose.frontends.description.SessionDescription;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, shows, keeps and deletes recorded sessions. */
@Command(
        name = "sessions",
        description = "Lists the recorded sessions of apps, the latest first; shows, keeps or deletes one.",
        mixinStandardHelpOptions = true)
final class SessionsCommand implements Callable<Integer> {
    /** What to do. */
    enum Action {
        LIST,
        SHOW,
        KEEP,
        DELETE
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|show|keep|delete",
            defaultValue = "LIST",
            description = "By default list.")
    private Action action = Action.LIST;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "Which session; the beginning of its id is enough.")
    private Optional<String> id = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "The name of a session to keep.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--app", paramLabel = "APP", description = "Only sessions of apps whose id or name contains this.")
    private Optional<String> app = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        if ((action == Action.LIST) == id.isPresent()) {
            throw new ParameterException(spec.commandLine(), "show, keep and delete take an ID, and list does not");
        }
        try (BottlenoseClient client = server.connect()) {
            if (action == Action.LIST) {
                list(Sessions.list(client, app));
                return 0;
            }
            SessionDescription session = Sessions.find(client, id.orElseThrow());
            switch (action) {
                case KEEP -> client.await(client.run(RecordingCommands.KEEP, new SessionName(session.id(), name)));
                case DELETE -> client.await(client.run(RecordingCommands.DELETE, session.id()));
                default -> show(session);
            }
            return 0;
        }
    }

    private void list(List<SessionDescription> sessions) {
        sessions.forEach(session -> console.out()
                .println(
                        json
                                ? SessionDescription.FORM.write(session).toString()
                                : String.join(
                                        "\t",
                                        session.id(),
                                        session.started()
                                                .truncatedTo(ChronoUnit.SECONDS)
                                                .toString(),
                                        state(session),
                                        session.entries() + " entries",
                                        size(session.size().sent()),
                                        session.query().app(),
                                        session.query().device(),
                                        session.name().orElse(""))));
        if (sessions.isEmpty() && !json) {
            console.err().println("Nothing is recorded. try: connect an app; bottlenose doctor");
        }
    }

    private void show(SessionDescription session) {
        if (json) {
            console.out().println(SessionDescription.FORM.write(session));
            return;
        }
        console.out().println("id       " + session.id());
        session.name().ifPresent(given -> console.out().println("name     " + given));
        console.out().println("app      " + session.query().app());
        console.out()
                .println("device   " + session.query().device() + " ("
                        + session.query().os() + ")");
        console.out().println("client   " + session.client());
        console.out().println("state    " + state(session));
        console.out().println("started  " + session.started());
        console.out().println("latest   " + session.last());
        console.out().println("entries  " + session.entries());
        console.out().println("sent     " + size(session.size().sent()));
        console.out().println("stored   " + size(session.size().stored()));
        console.out().println("plugins  " + String.join(", ", session.plugins()));
    }

    private static String state(SessionDescription session) {
        return session.live() ? "recording" : session.kept() ? "kept" : "ended";
    }

    private static String size(long bytes) {
        return bytes < 10_000 ? bytes + " B" : bytes < 10_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
