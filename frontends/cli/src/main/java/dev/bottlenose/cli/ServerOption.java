package dev.bottlenose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.ServerPorts;
import dev.bottlenose.server.api.AuthToken;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /**
     * Connects to the server.
     *
     * @throws CommandFailure if there is none, or it does not let us in
     */
    ServerConnection connect(ServerConnection.Events events) throws CommandFailure {
        return ServerConnection.open(findPort(), token(), events);
    }

    /** Connects for questions only. */
    ServerConnection connect() throws CommandFailure {
        return connect(ServerConnection.Events.NONE);
    }

    private int findPort() {
        if (port.isPresent()) {
            return port.get();
        }
        try {
            JsonText announced = JsonText.of(Files.readString(home().ports(), UTF_8));
            return (int) Json.parseObject(announced).integer("ui").orElse(ServerPorts.DEFAULT.ui());
        } catch (IOException | MalformedJsonException e) {
            return ServerPorts.DEFAULT.ui();
        }
    }

    private String token() throws CommandFailure {
        Path file = home().certificates().resolve(AuthToken.FILE);
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    ExitCodes.NO_SERVER,
                    new Fault(
                            "server-never-ran",
                            "No server has run with the home " + home().directory() + ".",
                            "bottlenose serve, or give the --home of the server that runs"));
        } catch (IOException e) {
            throw CommandFailure.saidNo(
                    "token-unreadable",
                    "The server's token " + file + " cannot be read: " + e + ".",
                    "run this as the user who runs the server");
        }
    }
}
