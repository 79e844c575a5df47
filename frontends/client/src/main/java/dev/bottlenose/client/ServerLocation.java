package dev.bottlenose.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.DefaultPorts;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a server is found: by its home, or by port and token. Its files are read at every connect, because a server that
 * restarts writes new ones. Immutable.
 */
public final class ServerLocation {
    private static final int LARGEST_PORT = 0xFFFF;

    /** What a connect needs. */
    record Resolved(int port, Optional<String> token) {}

    private final Optional<Path> home;
    private final OptionalInt port;
    private final Optional<String> token;

    private ServerLocation(Optional<Path> home, OptionalInt port, Optional<String> token) {
        this.home = home;
        this.port = port;
        this.token = token;
    }

    /** The server that uses this home, such as {@code ~/.flipper}; its port and its token are read from files. */
    public static ServerLocation ofHome(Path home) {
        return new ServerLocation(Optional.of(home), OptionalInt.empty(), Optional.empty());
    }

    /** A server that asks for no token, as the original up to 0.162. */
    public static ServerLocation ofPort(int port) {
        return new ServerLocation(Optional.empty(), OptionalInt.of(port), Optional.empty());
    }

    /** The same with a port that is not read from a file. */
    public ServerLocation withPort(int other) {
        return new ServerLocation(home, OptionalInt.of(other), token);
    }

    /** The same with a token that is not read from a file. */
    public ServerLocation withToken(String other) {
        return new ServerLocation(home, port, Optional.of(other));
    }

    Resolved resolve() throws ClientException {
        Optional<String> shown = token;
        if (shown.isEmpty() && home.isPresent()) {
            shown = Optional.of(tokenIn(home.get()));
        }
        int number = port.isPresent()
                ? port.getAsInt()
                : home.map(ServerLocation::portIn).orElse(DefaultPorts.API);
        return new Resolved(number, shown);
    }

    private static int portIn(Path home) {
        try {
            JsonText announced =
                    JsonText.of(Files.readString(home.resolve(ServerFiles.OURS).resolve(ServerFiles.PORTS), UTF_8));
            long port = Json.parseObject(announced).integer("ui").orElse(DefaultPorts.API);
            return port > 0 && port <= LARGEST_PORT ? (int) port : DefaultPorts.API;
        } catch (IOException | MalformedJsonException e) {
            return DefaultPorts.API;
        }
    }

    private static String tokenIn(Path home) throws ClientException {
        Path file = home.resolve(ServerFiles.CERTIFICATES).resolve(ServerFiles.TOKEN);
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (NoSuchFileException e) {
            throw new ClientException.Unreachable(new Fault(
                    "server-never-ran",
                    "No server has run with the home " + home + ".",
                    "bottlenose serve, or give the --home of the server that runs"));
        } catch (IOException e) {
            throw new ClientException.AccessDenied(new Fault(
                    "token-unreadable",
                    "Cannot read the server's token " + file + ": " + e + ".",
                    "run this as the user who runs the server"));
        }
    }
}
