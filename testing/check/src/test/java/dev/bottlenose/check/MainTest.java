package dev.bottlenose.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainTest {
    @Test
    void usageListsEveryCommandAndEndsWithTwo() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = Main.run(List.of(), new PrintStream(err, true, UTF_8));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("Usage: ./bottlenose-check COMMAND", "  faults\n", "  codes\n");
    }

    @Test
    void unknownCommandsAndArgumentsAreWrongUsage() {
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);

        assertThat(Main.run(List.of("fault"), err)).isEqualTo(2);
        assertThat(Main.run(List.of("faults", "all"), err)).isEqualTo(2);
    }
}
