package dev.bottlenose.cli;

import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what apps say, until interrupted. Line B of the architecture ends here. */
@Command(
        name = "tail",
        description = "Prints what plugins say, one line for each message: what came before, then what comes.",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(names = "--app", paramLabel = "APP", description = "Only apps whose id or name contains this.")
    private Optional<String> wantedApp = Optional.empty();

    @Option(names = "--plugin", paramLabel = "PLUGIN", description = "Only this plugin.")
    private Optional<String> wantedPlugin = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        Tail tail = new Tail(wantedApp, wantedPlugin, json, System.out);
        try (ServerConnection connection = server.connect(tail)) {
            tail.follow(connection);
            String why = connection.awaitLoss();
            throw new CommandFailure(
                    ExitCodes.NO_SERVER,
                    new Fault(
                            "server-lost",
                            "The server is gone: " + why + ".",
                            "bottlenose serve, then run this again"));
        }
    }
}
