package dev.bottlenose.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dependencies point down. */
final class LadderTest {
    /**
     * From the lowest floor to the highest; a package depends only on those above it in this list. The SDK carries its
     * own files.
     */
    static final List<String> LADDER = List.of(
            "dev.bottlenose.files",
            "dev.bottlenose.threads",
            "dev.bottlenose.pairing",
            "dev.bottlenose.wire",
            "dev.bottlenose.protocol.json",
            "dev.bottlenose.protocol",
            "dev.bottlenose.protocol.exchange",
            "dev.bottlenose.protocol.session",
            "dev.bottlenose.protocol.browser",
            "dev.bottlenose.protocol.rsocket",
            "dev.bottlenose.frontends.access",
            "dev.bottlenose.frontends.description",
            "dev.bottlenose.frontends.event",
            "dev.bottlenose.frontends.command",
            "dev.bottlenose.frontends.message",
            "dev.bottlenose.frontends.session",
            "dev.bottlenose.pki",
            "dev.bottlenose.devices",
            "dev.bottlenose.devices.work",
            "dev.bottlenose.devices.programs",
            "dev.bottlenose.devices.directory",
            "dev.bottlenose.devices.host",
            "dev.bottlenose.devices.android.adb",
            "dev.bottlenose.devices.android.apps",
            "dev.bottlenose.devices.android.logcat",
            "dev.bottlenose.devices.android",
            "dev.bottlenose.devices.apple.targets",
            "dev.bottlenose.devices.apple.tools",
            "dev.bottlenose.devices.apple.delivery",
            "dev.bottlenose.devices.apple.logs",
            "dev.bottlenose.devices.apple.crashes",
            "dev.bottlenose.devices.apple",
            "dev.bottlenose.transport",
            "dev.bottlenose.recording.entry",
            "dev.bottlenose.recording.redaction",
            "dev.bottlenose.recording.block",
            "dev.bottlenose.recording.search",
            "dev.bottlenose.recording.store",
            "dev.bottlenose.recording.format",
            "dev.bottlenose.recording",
            "dev.bottlenose.server.events",
            "dev.bottlenose.server.bridges",
            "dev.bottlenose.server.history",
            "dev.bottlenose.server.devices",
            "dev.bottlenose.server.clients",
            "dev.bottlenose.server.store",
            "dev.bottlenose.server.qr",
            "dev.bottlenose.server.pairing",
            "dev.bottlenose.server.ports",
            "dev.bottlenose.server.page",
            "dev.bottlenose.server.api",
            "dev.bottlenose.server",
            "dev.bottlenose.sdk.files",
            "dev.bottlenose.sdk.code",
            "dev.bottlenose.sdk.wire",
            "dev.bottlenose.sdk.json",
            "dev.bottlenose.sdk.plugin",
            "dev.bottlenose.sdk.session",
            "dev.bottlenose.sdk.state",
            "dev.bottlenose.sdk.transport",
            "dev.bottlenose.sdk.carrier",
            "dev.bottlenose.sdk.websocket",
            "dev.bottlenose.sdk.certificates",
            "dev.bottlenose.sdk.pairing",
            "dev.bottlenose.sdk",
            "dev.bottlenose.sdk.rsocket",
            "dev.bottlenose.sdk.network",
            "dev.bottlenose.sdk.network.jdk",
            "dev.bottlenose.sdk.network.okhttp",
            "dev.bottlenose.sdk.network.servlet",
            "dev.bottlenose.sdk.logs",
            "dev.bottlenose.sdk.logs.jul",
            "dev.bottlenose.sdk.logs.log4j",
            "dev.bottlenose.sdk.logs.logback",
            "dev.bottlenose.sdk.crash",
            "dev.bottlenose.sdk.databases",
            "dev.bottlenose.sdk.preferences",
            "dev.bottlenose.sdk.preferences.prefs",
            "dev.bottlenose.sdk.tables",
            "dev.bottlenose.sdk.fixtures",
            "dev.bottlenose.sdk.spring.client",
            "dev.bottlenose.sdk.spring",
            "dev.bottlenose.samples.plain",
            "dev.bottlenose.samples.boot",
            "dev.bottlenose.testing",
            "dev.bottlenose.testing.android",
            "dev.bottlenose.testing.fuzz",
            "dev.bottlenose.client",
            "dev.bottlenose.cli.doctor",
            "dev.bottlenose.cli",
            "dev.bottlenose.benchmarks.servers",
            "dev.bottlenose.benchmarks.report",
            "dev.bottlenose.benchmarks.load",
            "dev.bottlenose.benchmarks.codecs",
            "dev.bottlenose.benchmarks.limit",
            "dev.bottlenose.benchmarks.cases",
            "dev.bottlenose.benchmarks",
            "dev.bottlenose.check.codes",
            "dev.bottlenose.check.faults",
            "dev.bottlenose.check.fuzz",
            "dev.bottlenose.check.soak.peers",
            "dev.bottlenose.check.soak.hostile",
            "dev.bottlenose.check.soak",
            "dev.bottlenose.check");

    static Stream<Integer> steps() {
        return IntStream.range(0, LADDER.size() - 1).boxed();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void packageDependsOnlyOnThoseBelowIt(int step) {
        String[] above = LADDER.subList(step + 1, LADDER.size()).toArray(new String[0]);

        noClasses()
                .that()
                .resideInAPackage(LADDER.get(step))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .check(House.CLASSES);
    }

    @Test
    void everyPackageStandsOnTheLadder() {
        Set<String> packages =
                House.CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages).containsExactlyInAnyOrderElementsOf(LADDER);
    }

    @Test
    void whatAnAppEmbedsDoesNotDependOnTheServer() {
        noClasses()
                .that()
                .resideInAPackage("dev.bottlenose.sdk..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.bottlenose.sdk..",
                        "java..",
                        "javax..",
                        "org.jspecify..",
                        "okhttp3..",
                        "okio..",
                        "kotlin..",
                        "jakarta.servlet..",
                        "ch.qos.logback..",
                        "org.slf4j..",
                        "org.springframework..",
                        "org.aopalliance..",
                        "org.apache.logging..")
                .check(House.CLASSES);
    }

    @Test
    void noTwoPackagesImportEachOther() {
        slices().matching("(dev.bottlenose..)").should().beFreeOfCycles().check(House.CLASSES);
    }
}
