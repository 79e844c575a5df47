package dev.bottlenose.cli;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.Home;
import dev.bottlenose.server.events.Descriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or replaces the certificates: through the server where one runs, else in its files. */
@Command(
        name = "certs",
        description = "Shows the certificate authority, or makes a new one; apps then pair again by themselves.",
        mixinStandardHelpOptions = true)
final class CertsCommand implements Callable<Integer> {
    /** What to do. */
    enum Action {
        SHOW,
        ROTATE
    }

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(arity = "0..1", paramLabel = "show|rotate", defaultValue = "SHOW", description = "By default show.")
    private Action action = Action.SHOW;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure {
        JsonObject authority = describe();
        if (json) {
            System.out.println(authority);
        } else {
            authority
                    .members()
                    .forEach((name, value) -> System.out.println(
                            name + "\t" + authority.string(name).orElse(value.toString())));
        }
        return 0;
    }

    private JsonObject describe() throws CommandFailure {
        ServerConnection connection;
        try {
            connection = server.connect();
        } catch (CommandFailure failure) {
            if (failure.exitCode() == ExitCodes.NO_SERVER) {
                return inFiles(server.home());
            }
            throw failure;
        }
        try (connection) {
            Json answer = connection.exec(
                    action == Action.ROTATE ? "bottlenose-rotate-certificates" : "bottlenose-certificates");
            return answer instanceof JsonObject object ? object : Json.object().build();
        }
    }

    private JsonObject inFiles(Home home) throws CommandFailure {
        if (!Files.exists(home.certificates())) {
            throw CommandFailure.saidNo(
                    "no-authority",
                    "There is no certificate authority in " + home.directory() + " yet.",
                    "bottlenose serve, which makes one");
        }
        try (DirectoryLock lock = home.claim()) {
            CertificateAuthority authority =
                    CertificateAuthority.open(home.certificates(), Clock.systemUTC(), new SecureRandom());
            if (action == Action.ROTATE) {
                authority.rotate();
            }
            return (JsonObject) AuthorityDescription.FORM.write(Descriptions.of(authority));
        } catch (DirectoryLock.HeldElsewhere e) {
            throw CommandFailure.saidNo(
                    "home-in-use",
                    "The home is used by process " + e.processId() + ", which does not answer on the port tried.",
                    "give the --port of that server");
        } catch (CertificateStoreException e) {
            throw new CommandFailure(ExitCodes.SAID_NO, e.fault());
        } catch (IOException e) {
            throw CommandFailure.saidNo(
                    "home-unwritable", "The home cannot be used: " + e + ".", "see that it can be written");
        }
    }
}
