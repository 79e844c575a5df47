package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.client.ServerLocation;
import dev.bottlenose.server.Home;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server a command talks to. */
final class ServerOption {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the server's API; by default the one of the server that uses the home, else 52342.")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where the server keeps its files; by default ~/.flipper.")
    private Optional<Path> directory = Optional.empty();

    Home home() {
        return directory.map(path -> new Home(path.toAbsolutePath())).orElseGet(Home::ofUser);
    }

    /** The server that the user means. */
    ServerLocation location() {
        ServerLocation found = ServerLocation.ofHome(home().directory());
        return port.map(found::withPort).orElse(found);
    }

    /**
     * Connects to the server, for commands alone.
     *
     * @throws ClientException if there is no server, or it does not accept this program
     */
    BottlenoseClient connect() throws ClientException, InterruptedException {
        return BottlenoseClient.at(location()).withoutEvents().connect();
    }
}
