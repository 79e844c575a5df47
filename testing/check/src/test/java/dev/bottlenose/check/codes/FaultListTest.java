package dev.bottlenose.check.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document of fault codes, and what the sources have. */
final class FaultListTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static List<SourceFile> sources;

    @BeforeAll
    static void parse() throws Exception {
        sources = SourceFile.all(ROOT);
    }

    @Test
    void documentIsCurrent() throws Exception {
        assertThat(Files.readString(ROOT.resolve(FaultList.DOCUMENT)))
                .as("run ./bottlenose-check codes")
                .isEqualTo(FaultList.read(ROOT).document());
    }

    @Test
    void faultsWhoseCodeIsAParameterAreFoundAtTheCalls() {
        assertThat(SourceFaults.in(sources).all())
                .contains(new FaultText(
                        "csr-file-empty",
                        "The directory '*destination*' of app '*app name*' holds an empty app.csr.",
                        "restart the app; if app.csr stays empty, check that the disk is not full"));
    }

    /** Those that pass on a fault, which a peer or another program may have reported. */
    @Test
    void everyCodeIsKnownButThoseOfPeers() {
        assertThat(SourceFaults.in(sources).unresolved())
                .isEqualTo(Set.of("AppFault.java", "Excerpts.java", "FaultForm.java"));
    }

    @Test
    void noCodeHasOnlyTextsOfOtherCodes() {
        assertThat(SourceFaults.in(sources).all())
                .allSatisfy(fault -> assertThat(fault.code()).matches("[a-z][a-z0-9-]*"));
    }
}
