package dev.bottlenose.cli;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.qr.QrCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives out pairing codes, for apps on other machines, and takes them back. */
@Command(
        name = "pair",
        description = "Makes a code by which an app on another machine pairs with this server.",
        mixinStandardHelpOptions = true)
final class PairCommand implements Callable<Integer> {
    private static final Pattern LIFETIME = Pattern.compile("(\\d{1,6})([smhd])");

    /** What to do. */
    enum Action {
        NEW,
        LIST,
        REVOKE
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "new|list|revoke",
            defaultValue = "NEW",
            description = "By default new.")
    private Action action = Action.NEW;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "Which code to revoke.")
    private Optional<Integer> id = Optional.empty();

    @Option(
            names = "--lifetime",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long the code is valid, such as 90s, 10m, 2h or 1d; by default 10m.")
    private String lifetime = "10m";

    @Option(
            names = "--apps",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many apps may use it; by default 1.")
    private int apps = 1;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        if ((action == Action.REVOKE) != id.isPresent()) {
            throw new ParameterException(spec.commandLine(), "revoke needs an ID, and nothing else takes one");
        }
        long seconds = seconds();
        try (ServerConnection connection = server.connect()) {
            switch (action) {
                case NEW -> make(connection, seconds);
                case LIST -> connection.list("bottlenose-pairing-codes").forEach(this::show);
                default -> connection.exec("bottlenose-revoke-pairing-code", id.orElseThrow());
            }
        }
        return 0;
    }

    private void make(ServerConnection connection, long seconds) throws CommandFailure {
        Json answer = connection.exec(
                "bottlenose-pair",
                Json.object().put("lifetime", seconds).put("apps", apps).build());
        JsonObject made =
                answer instanceof JsonObject object ? object : Json.object().build();
        show(made);
        if (!json) {
            QrCode.of(made.string("code").orElse("")).lines().forEach(System.err::println);
            System.err.println("Give the code to the app, for example as the environment variable"
                    + " BOTTLENOSE_PAIRING_CODE. It is not shown again.");
        }
    }

    private void show(JsonObject code) {
        if (json) {
            System.out.println(code);
            return;
        }
        code.string("code").ifPresent(text -> System.out.println("code     " + text));
        System.out.println("id       " + code.integer("id").orElse(0));
        System.out.println("expires  " + code.string("expires").orElse(""));
        System.out.println("apps     " + code.integer("used").orElse(0) + " of "
                + code.integer("apps").orElse(0));
    }

    private long seconds() {
        Matcher parts = LIFETIME.matcher(lifetime);
        if (!parts.matches()) {
            throw new ParameterException(spec.commandLine(), "--lifetime is a number and s, m, h or d: " + lifetime);
        }
        long count = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "d" -> Duration.ofDays(count).toSeconds();
            case "h" -> Duration.ofHours(count).toSeconds();
            case "m" -> Duration.ofMinutes(count).toSeconds();
            default -> count;
        };
    }
}
