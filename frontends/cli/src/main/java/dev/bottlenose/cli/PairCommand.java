package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.PairingCodeRequest;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.IssuedPairingCode;
import dev.bottlenose.frontends.description.PairingCodeDescription;
import dev.bottlenose.server.qr.QrCode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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

/** Issues pairing codes, for apps on other machines, and revokes them. */
@Command(
        name = "pair",
        description = "Issues a code with which an app on another machine pairs with this server.",
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

    @Mixin
    private final Console console = new Console();

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

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        if ((action == Action.REVOKE) != id.isPresent()) {
            throw new ParameterException(spec.commandLine(), "revoke takes an ID, and nothing else does");
        }
        long seconds = seconds();
        try (BottlenoseClient client = server.connect()) {
            switch (action) {
                case NEW -> issue(client, seconds);
                case LIST ->
                    client.await(client.run(ServerCommands.PAIRING_CODES)).forEach(this::show);
                case REVOKE -> client.await(client.run(ServerCommands.REVOKE_PAIRING_CODE, id.orElseThrow()));
            }
        }
        return 0;
    }

    private void issue(BottlenoseClient client, long seconds) throws ClientException, InterruptedException {
        IssuedPairingCode issued = client.await(client.run(
                ServerCommands.PAIR, new PairingCodeRequest(OptionalLong.of(seconds), OptionalLong.of(apps))));
        if (json) {
            console.out().println(IssuedPairingCode.FORM.write(issued));
            return;
        }
        console.out().println("code     " + issued.code());
        show(issued.description());
        QrCode.of(issued.code()).lines().forEach(console.err()::printStyled);
        console.err()
                .println("Give the code to the app, for example as the environment variable BOTTLENOSE_PAIRING_CODE."
                        + " It is not shown again.");
    }

    private void show(PairingCodeDescription code) {
        if (json) {
            console.out().println(PairingCodeDescription.FORM.write(code));
            return;
        }
        console.out().println("id       " + code.id());
        console.out().println("expires  " + code.expires());
        console.out().println("apps     " + code.used() + " of " + code.apps());
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
