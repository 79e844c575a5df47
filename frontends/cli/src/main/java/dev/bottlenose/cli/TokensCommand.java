package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.api.AuthToken;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Replaces the token of the API: through the server where one runs, else in its file. */
@Command(
        name = "tokens",
        description =
                "Replaces the token that programs show to the server. Browsers need to be authorized again (bottlenose"
                        + " open); whoever is connected stays connected until the server restarts.",
        mixinStandardHelpOptions = true)
final class TokensCommand implements Callable<Integer> {
    /** What to do. */
    enum Action {
        ROTATE
    }

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Console console = new Console();

    @Parameters(arity = "1", paramLabel = "rotate", description = "Make a new token.")
    private Action action = Action.ROTATE;

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        return switch (action) {
            case ROTATE -> rotate(server.home());
        };
    }

    private int rotate(Home home) throws CommandFailure, ClientException, InterruptedException {
        try (BottlenoseClient client = server.connect()) {
            client.await(client.run(ServerCommands.ROTATE_TOKEN));
        } catch (ClientException.Unreachable e) {
            inFile(home);
        }
        console.err().println("The token in " + home.certificates().resolve(AuthToken.FILE) + " is new.");
        return 0;
    }

    private static void inFile(Home home) throws CommandFailure {
        if (!Files.exists(home.certificates())) {
            throw new CommandFailure(
                    "no-token",
                    "There is no token in " + home.directory() + " yet.",
                    "bottlenose serve, which makes one");
        }
        try (DirectoryLock lock = home.claim()) {
            AuthToken.open(home.certificates(), new SecureRandom(), Clock.systemUTC())
                    .rotate();
        } catch (DirectoryLock.HeldElsewhere e) {
            throw new CommandFailure(
                    "home-in-use",
                    "The home is used by process " + e.holder() + ", which does not answer on the port tried.",
                    "give the --port of that server");
        } catch (IOException e) {
            throw new CommandFailure("home-unwritable", "Cannot use the home: " + e + ".", "make it writable");
        }
    }
}
