package dev.bottlenose.cli;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
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

    @Mixin
    private final Console console = new Console();

    @Parameters(arity = "0..1", paramLabel = "show|rotate", defaultValue = "SHOW", description = "By default show.")
    private Action action = Action.SHOW;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws CommandFailure, ClientException, InterruptedException {
        JsonObject authority = (JsonObject) AuthorityDescription.FORM.write(describe());
        if (json) {
            console.out().println(authority);
        } else {
            authority
                    .members()
                    .forEach((name, value) -> console.out()
                            .println(name + "\t" + authority.string(name).orElse(value.toString())));
        }
        return 0;
    }

    private AuthorityDescription describe() throws CommandFailure, ClientException, InterruptedException {
        BottlenoseClient client;
        try {
            client = server.connect();
        } catch (ClientException.Unreachable e) {
            return inFiles(server.home());
        }
        try (client) {
            return client.await(client.run(
                    action == Action.ROTATE ? ServerCommands.ROTATE_CERTIFICATES : ServerCommands.CERTIFICATES));
        }
    }

    private AuthorityDescription inFiles(Home home) throws CommandFailure {
        if (!Files.exists(home.certificates())) {
            throw new CommandFailure(
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
            return Descriptions.of(authority);
        } catch (DirectoryLock.HeldElsewhere e) {
            throw new CommandFailure(
                    "home-in-use",
                    "The home is used by process " + e.holder() + ", which does not answer on the port tried.",
                    "give the --port of that server");
        } catch (CertificateStoreException e) {
            throw new CommandFailure(e.fault());
        } catch (IOException e) {
            throw new CommandFailure("home-unwritable", "Cannot use the home: " + e + ".", "make it writable");
        }
    }
}
