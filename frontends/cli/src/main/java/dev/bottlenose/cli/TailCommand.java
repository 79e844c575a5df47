package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the messages of apps, until interrupted. Line B of the architecture ends here. */
@Command(
        name = "tail",
        description = "Prints the messages of plugins, one line for each: those that were kept, then those that come.",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Option(names = "--app", paramLabel = "APP", description = "Only apps whose id or name contains this.")
    private Optional<String> wantedApp = Optional.empty();

    @Option(names = "--plugin", paramLabel = "PLUGIN", description = "Only this plugin.")
    private Optional<String> wantedPlugin = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        TailPrinter printer = new TailPrinter(json, console.out());
        try (BottlenoseClient client = BottlenoseClient.at(server.location()).connect()) {
            new Tail(client, new Tail.Filter(wantedApp, wantedPlugin), printer, console.err()).start();
            throw client.end().join();
        }
    }
}
