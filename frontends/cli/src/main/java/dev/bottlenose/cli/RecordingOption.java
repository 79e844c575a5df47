package dev.bottlenose.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.recording.RecorderLimits;
import dev.bottlenose.recording.store.Credentials;
import dev.bottlenose.recording.store.StoreLocation;
import dev.bottlenose.server.RecordingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is recorded, and where. A password is never an argument, because those are visible to every user. */
final class RecordingOption {
    private static final String USER = "BOTTLENOSE_RECORDINGS_USER";
    private static final String PASSWORD = "BOTTLENOSE_RECORDINGS_PASSWORD";
    private static final String PASSWORD_FILE = "BOTTLENOSE_RECORDINGS_PASSWORD_FILE";

    private static final int MOST_MIB = 1 << 20;
    private static final int MOST_DAYS = 36_500;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--no-recording", description = "Record nothing on disk.")
    private boolean off;

    @Option(
            names = "--recording-mib",
            paramLabel = "MIB",
            defaultValue = "2048",
            description = "Disk space for recorded sessions; the oldest are deleted; by default 2048.")
    private int mib = 2048;

    @Option(
            names = "--recording-days",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "How long recorded sessions are kept; by default 30.")
    private int days = 30;

    @Option(
            names = "--recordings",
            paramLabel = "URL",
            description =
                    "Record into PostgreSQL, jdbc:postgresql://HOST/DATABASE, which several servers can share, with "
                            + USER + " and " + PASSWORD + " or " + PASSWORD_FILE + " in the environment, or .pgpass.")
    private Optional<String> url = Optional.empty();

    RecordingOptions options() throws CommandFailure {
        if (mib < 1 || mib > MOST_MIB || days < 1 || days > MOST_DAYS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--recording-mib must be from 1 to " + MOST_MIB + ", --recording-days from 1 to " + MOST_DAYS);
        }
        RecorderLimits limits = RecorderLimits.of((long) mib << 20, Duration.ofDays(days));
        return new RecordingOptions(!off, shared(System.getenv()), limits);
    }

    private Optional<StoreLocation> shared(Map<String, String> environment) throws CommandFailure {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!url.get().startsWith("jdbc:postgresql:") || url.get().matches("(?i).*([?&](user|password)=|@).*")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--recordings is jdbc:postgresql://HOST/DATABASE, without a user or a password; those are in "
                            + USER + " and " + PASSWORD);
        }
        String file = environment.getOrDefault(PASSWORD_FILE, "");
        String password = file.isEmpty() ? environment.getOrDefault(PASSWORD, "") : read(Path.of(file));
        return Optional.of(StoreLocation.postgres(
                url.get(),
                new Credentials(
                        Optional.of(environment.getOrDefault(USER, "")).filter(name -> !name.isEmpty()),
                        Optional.of(password).filter(text -> !text.isEmpty()))));
    }

    private static String read(Path file) throws CommandFailure {
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    "recordings-password-unreadable",
                    "The file with the password of the recordings cannot be read: " + e + ".",
                    "set " + PASSWORD_FILE + " to the file that contains it");
        }
    }
}
