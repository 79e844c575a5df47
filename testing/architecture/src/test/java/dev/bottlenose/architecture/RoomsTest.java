package dev.bottlenose.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Dependencies and calls that packages must not have. */
final class RoomsTest {
    @Test
    void librariesStayInTheRoomsThatWrapThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bottlenose.pki")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bottlenose.transport")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bottlenose.server.qr")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nayuki..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bottlenose.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bottlenose.recording.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "org.postgresql..", "com.zaxxer..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.bottlenose.recording.block")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.luben..")
                .check(House.CLASSES);
    }

    @Test
    void protocolIsPure() {
        noClasses()
                .that()
                .resideInAPackage("dev.bottlenose.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.concurrent..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(House.CLASSES);
    }

    @Test
    void noCodeUsesReflection() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.reflect..")
                .check(House.CLASSES);
    }

    @Test
    void onlyTheCommandWritesToTheTerminal() {
        noClasses()
                .that()
                // The crash reporter prints an exception that nobody handles, in place of Java itself.
                .resideOutsideOfPackages(
                        "dev.bottlenose.cli",
                        "dev.bottlenose.samples..",
                        "dev.bottlenose.sdk.crash",
                        "dev.bottlenose.benchmarks..",
                        "dev.bottlenose.check..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(House.CLASSES);
    }

    @Test
    void namesAreMeaningful() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .check(House.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(House.CLASSES);
    }
}
