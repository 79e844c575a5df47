package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user whom the system does not know, as in many containers. Only root can become one; others skip this. */
final class UnknownUserTest {
    private static final List<String> AS_UNKNOWN =
            List.of("setpriv", "--reuid", "54321", "--regid", "54321", "--clear-groups");

    @TempDir
    Path directory;

    private Bottlenose bottlenose;

    @BeforeEach
    void becomeUnknown() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        bottlenose = new Bottlenose(Jdk.current(), directory.resolve("home"));
        assumeThat(canBecomeUnknown())
                .as("setpriv works, and others can read this tree")
                .isTrue();
    }

    private boolean canBecomeUnknown() throws InterruptedException {
        try (Program program = start(List.of(), "--version")) {
            return program.awaitExit() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void userWithoutAHomeIsReportedAndNoDirectoryIsMade() throws Exception {
        try (Program serve = start(List.of(), "serve", "--no-android", "--no-ios", "--port", "0")) {
            assertThat(serve.awaitExit()).isEqualTo(1);
            serve.awaitStreams();
            assertThat(serve.errors()).contains("(home-unknown)").contains("try: set HOME");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void homeOfTheEnvironmentIsUsed() throws Exception {
        try (Program doctor = start(List.of("HOME=" + directory), "doctor")) {
            assertThat(doctor.awaitExit()).isEqualTo(3);
            doctor.awaitStreams();
            assertThat(doctor.lines())
                    .contains("ok      home: The home " + directory.resolve(".flipper")
                            + " does not exist yet; a server creates it.");
        }
    }

    private Program start(List<String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(AS_UNKNOWN);
        command.addAll(List.of("env", "-u", "HOME", "-C", directory.toString()));
        command.addAll(variables);
        command.addAll(bottlenose.commandLine(arguments));
        return Program.start("bottlenose", command, Map.of());
    }
}
