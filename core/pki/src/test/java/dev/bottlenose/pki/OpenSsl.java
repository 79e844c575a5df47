package dev.bottlenose.pki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real {@code openssl} command, which the original used: our outside oracle. */
final class OpenSsl {
    private final Path directory;

    private OpenSsl(Path directory) {
        this.directory = directory;
    }

    /** Stands in until a test has its directory. */
    static OpenSsl absent() {
        return new OpenSsl(Path.of("absent"));
    }

    /** Commands run in {@code directory}. Skips the test, audibly, on a machine without the command. */
    static OpenSsl in(Path directory) throws Exception {
        OpenSsl openSsl = new OpenSsl(directory);
        try {
            openSsl.run("version");
        } catch (IOException e) {
            System.err.println("SKIPPED: there is no openssl command on this machine to check our certificates with");
            Assumptions.abort("no openssl command");
        }
        return openSsl;
    }

    /** What the command printed on both streams. */
    String run(String... arguments) throws Exception {
        Result result = attempt(arguments);
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", arguments) + " said: " + result.output());
        }
        return result.output();
    }

    Result attempt(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }

    record Result(int exitCode, String output) {}
}
