package dev.bottlenose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.server.store.CertificateUploader;
import dev.bottlenose.server.store.HttpUploader;
import dev.bottlenose.server.store.StoreAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The store for certificates of apps that fetch them. Its token is never an argument, because those are everybody's. */
final class StoreOption {
    private static final String ADDRESS = "BOTTLENOSE_STORE";
    private static final String TOKEN = "BOTTLENOSE_STORE_TOKEN";

    /** What RFC 6750 allows. */
    private static final Pattern TOKEN_FORM = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "Where certificates are left, sealed, for apps that fetch them: an HTTP(S) address below which"
                            + " PUT, GET and DELETE work; by default " + ADDRESS + " in the environment.")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--store-token-file",
            paramLabel = "FILE",
            description = "Holds the token for the store; by default it is " + TOKEN + " in the environment.")
    private Optional<Path> tokenFile = Optional.empty();

    /** What uploads to it; empty if there is none. */
    Optional<CertificateUploader> uploader() throws CommandFailure {
        String text = address.orElseGet(() -> System.getenv().getOrDefault(ADDRESS, ""));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        StoreAddress store = StoreAddress.read(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--store is an http or https address without user, query and fragment"));
        Optional<String> token = token();
        if (token.isPresent() && store.base().getScheme().equals("http") && !isHere(store)) {
            new LineOutput(spec.commandLine().getErr())
                    .println("warning: The token for the store " + store
                            + " is sent over the network unencrypted. try: use an https address");
        }
        return Optional.of(new HttpUploader(store, token, HttpUploader.Retries.DEFAULT));
    }

    private Optional<String> token() throws CommandFailure {
        String token = tokenFile.isPresent()
                ? read(tokenFile.get())
                : System.getenv().getOrDefault(TOKEN, "").strip();
        if (!token.isEmpty() && !TOKEN_FORM.matcher(token).matches()) {
            throw new CommandFailure(
                    "store-token-wrong",
                    "The token for the store has characters that no bearer token has.",
                    "put the token alone, in one line, into " + TOKEN + " or the --store-token-file");
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    private static String read(Path file) throws CommandFailure {
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    "store-token-unreadable",
                    "The file with the token for the store cannot be read: " + e + ".",
                    "give the --store-token-file that holds it");
        }
    }

    private static boolean isHere(StoreAddress store) {
        try {
            return InetAddress.getByName(store.base().getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
