package dev.bottlenose.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Every class of the product, imported once. */
final class House {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What JMH writes for a benchmark.
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPackages("dev.bottlenose");

    private House() {}
}
