package dev.bottlenose.devices.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramsTest {
    private static final Duration LIMIT = Duration.ofSeconds(7);

    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Programs programs = new Programs(Map.of("ONLY", "this"), scheduler, readers);

    @AfterEach
    void close() {
        programs.close();
        readers.shutdown();
    }

    @Test
    void outputErrorsAndStatusAreReturned() throws Exception {
        assertThat(programs.run(LIMIT, sh("echo out; echo oops >&2; exit 3")))
                .isEqualTo(new Programs.Outcome(3, "out\n", "oops\n", true));
    }

    @Test
    void programGetsItsArgumentsAsTheyAreAndItsOwnEnvironment() throws Exception {
        assertThat(programs.run(LIMIT, List.of("/bin/echo", "$(touch x)", "a b", "'"))
                        .output())
                .isEqualTo("$(touch x) a b '\n");
        assertThat(programs.run(LIMIT, List.of("/usr/bin/env")).output()).isEqualTo("ONLY=this\n");
    }

    @Test
    void programHasNothingToReadFrom() throws Exception {
        assertThat(programs.run(LIMIT, List.of("/bin/cat")).output()).isEmpty();
    }

    @Test
    void programIsKilledAtItsLimitWithWhatItStarted(@TempDir Path directory) throws Exception {
        Path begun = directory.resolve("begun");
        CompletableFuture<Programs.Outcome> outcome = running(sh("tail -f /dev/null & : > '" + begun + "'; wait"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(begun));

        scheduler.run(LIMIT);

        assertThat(outcome.get(60, TimeUnit.SECONDS).inTime()).isFalse();
        assertThat(outcome.join().succeeded()).isFalse();
    }

    @Test
    void outputIsReadToItsEndAndCutOffAtItsLimit() throws Exception {
        Programs.Outcome outcome =
                programs.run(LIMIT, sh("head -c 20000000 /dev/zero; head -c 20000000 /dev/zero >&2; echo end"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output().length()).isEqualTo(8 << 20);
        assertThat(outcome.errors().length()).isEqualTo(16 << 10);
    }

    @Test
    void closeKillsProgramsAndNoneStartsAfterIt() throws Exception {
        CompletableFuture<byte[]> output = new CompletableFuture<>();
        RunningProgram program = programs.start(sh("echo begun; exec tail -f /dev/null"), output::complete);
        assertThat(output.get(60, TimeUnit.SECONDS)).isEqualTo("begun\n".getBytes(UTF_8));

        programs.close();

        program.exit().get(60, TimeUnit.SECONDS);
        assertThat(program.isAlive()).isFalse();
        assertThatThrownBy(() -> programs.start(sh("exit 0"), chunk -> {})).isInstanceOf(IOException.class);
    }

    @Test
    void missingProgramCannotBeStarted() {
        assertThatThrownBy(() -> programs.run(LIMIT, List.of("/nowhere/program")))
                .isInstanceOf(IOException.class);
    }

    private CompletableFuture<Programs.Outcome> running(List<String> command) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return programs.run(LIMIT, command);
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                readers);
    }

    private static List<String> sh(String script) {
        return List.of("/bin/sh", "-c", script);
    }
}
