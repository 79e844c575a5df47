package dev.bottlenose.check.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.check.codes.FaultList;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every fault that is injected into the product has a diagnosis of its own, and the document lists it. */
final class FaultsCommandTest {
    private static final int FEWEST = 40;

    @Test
    void everyFaultHasADiagnosisOfItsOwn() throws Exception {
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        int exitCode = FaultsCommand.run(new PrintStream(report, true, UTF_8));

        String text = report.toString(UTF_8);
        assertThat(exitCode).as(text).isZero();
        List<String> codes = Pattern.compile("-> (\\S+)")
                .matcher(text)
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(codes).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
        assertThat(FaultList.read(Path.of("../..").toAbsolutePath().normalize()).codes())
                .containsAll(codes);
    }
}
