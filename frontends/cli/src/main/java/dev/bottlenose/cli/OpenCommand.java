package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.protocol.json.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a browser in: gets a new address of the page from the running server, and opens it. */
@Command(
        name = "open",
        description =
                "Opens the page of the running server in a browser, and authorizes this browser. The address works"
                        + " once, for ten minutes.",
        mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Option(names = "--print", description = "Only print the address.")
    private boolean print;

    @Option(names = "--json", description = "Print one JSON object; implies --print.")
    private boolean json;

    @Override
    public Integer call() throws ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            String address = client.await(client.run(ServerCommands.PAGE_ADDRESS));
            if (json) {
                console.out().println(Json.object().put("page", address).build());
            } else {
                console.out().println(address);
            }
            if (!print && !json) {
                Browser.open(address, console.err());
            }
            return 0;
        }
    }
}
