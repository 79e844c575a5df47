package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.RecordingCommands;
import dev.bottlenose.frontends.command.RecordingQuery;
import dev.bottlenose.frontends.description.RecordedEntry;
import dev.bottlenose.frontends.description.SearchPage;
import dev.bottlenose.frontends.description.SessionDescription;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches the recorded sessions, and prints what it finds at once. */
@Command(
        name = "search",
        description = "Searches the recorded sessions and prints matching entries, the latest first.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    /** How much of a message is printed as text, in characters. */
    private static final int LONGEST_TEXT = 300;

    private static final int BEFORE_MATCH = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(index = "0", paramLabel = "TEXT|/REGEX/", description = "A text, in any case, or a regular expression.")
    private String text = "";

    @Option(names = "--app", paramLabel = "APP", description = "Only apps whose id or name contains this.")
    private Optional<String> app = Optional.empty();

    @Option(names = "--plugin", paramLabel = "PLUGIN", description = "Only this plugin.")
    private Optional<String> plugin = Optional.empty();

    @Option(names = "--session", paramLabel = "ID", description = "Only this session; see bottlenose sessions.")
    private Optional<String> session = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only from this time on, such as 90s, 10m, 2h or 3d ago.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        OptionalLong start = start();
        try (BottlenoseClient client = server.connect()) {
            Optional<String> only = session.isPresent()
                    ? Optional.of(Sessions.find(client, session.get()).id())
                    : Optional.empty();
            Map<String, SessionDescription> sessions = new HashMap<>();
            Sessions.list(client, Optional.empty()).forEach(one -> sessions.put(one.id(), one));
            RecordingQuery query = new RecordingQuery(text, app, plugin, only, start, Optional.empty());
            ProgressLine progress = console.progress();
            Optional<JsonObject> next;
            do {
                SearchPage page = client.await(client.run(RecordingCommands.SEARCH, query));
                progress.clear();
                page.hits().forEach(hit -> print(hit, Optional.ofNullable(sessions.get(hit.session()))));
                page.reached().ifPresent(time -> progress.show("searched back to " + time));
                next = page.next();
                query = next.isPresent() ? query.continuedAt(next.get()) : query;
            } while (next.isPresent() && !console.out().isClosed());
            progress.clear();
            return 0;
        }
    }

    private OptionalLong start() {
        try {
            return since.isPresent()
                    ? OptionalLong.of(TimeAgo.parse(since.get(), Instant.now()).toEpochMilli())
                    : OptionalLong.empty();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--since: " + e.getMessage());
        }
    }

    private void print(SearchPage.Hit hit, Optional<SessionDescription> found) {
        RecordedEntry entry = hit.entry();
        String name = found.map(one -> one.query().app()).orElse("-");
        if (json) {
            console.out()
                    .println(Json.object()
                            .put("session", hit.session())
                            .put("app", name)
                            .put("position", entry.position())
                            .put("time", entry.time().toString())
                            .put("kind", entry.kind())
                            .put("plugin", entry.plugin())
                            .put("message", entry.message())
                            .build());
        } else {
            console.out()
                    .println(String.join(
                            "\t",
                            entry.time().toString(),
                            hit.session(),
                            name,
                            entry.plugin().isEmpty() ? "-" : entry.plugin(),
                            part(entry.message())));
        }
    }

    /** The part of the message around the match. */
    private String part(String message) {
        int match = message.toLowerCase(Locale.ROOT).indexOf(text.toLowerCase(Locale.ROOT));
        int start = message.length() <= LONGEST_TEXT ? 0 : Math.max(0, match - BEFORE_MATCH);
        int end = Math.min(message.length(), start + LONGEST_TEXT);
        return (start > 0 ? "..." : "") + message.substring(start, end) + (end < message.length() ? "..." : "");
    }
}
