package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Limits of the sizes that a reader has to understand at once. */
final class SizesTest {
    private static final int FILE_LINES = 300;
    private static final int TEST_FILE_LINES = 400;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 6;

    /** An algorithm and a family that read better whole. */
    private static final Set<String> LONG_FILES = Set.of(
            "core/frontends/src/main/java/dev/bottlenose/frontends/event/ServerEvent.java",
            "core/protocol/src/main/java/dev/bottlenose/protocol/json/JsonScanner.java");

    @Test
    void filesAreShort() {
        List<String> found = Sources.ALL.stream()
                .filter(source -> source.lines() > (source.isTest() ? TEST_FILE_LINES : FILE_LINES))
                .map(Sources.Source::path)
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(LONG_FILES);
    }

    @Test
    void methodsAreShort() {
        assertThat(methods((source, method) -> source.lines(method) > METHOD_LINES))
                .isEmpty();
    }

    @Test
    void methodsTakeFewParameters() {
        assertThat(methods((source, method) -> method.getParameters().size() > PARAMETERS))
                .isEmpty();
    }

    private static List<String> methods(BiPredicate<Sources.Source, MethodTree> rule) {
        List<String> found = new ArrayList<>();
        for (Sources.Source source : Sources.main()) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void unused) {
                    if (rule.test(source, method)) {
                        found.add(source.place(method) + " " + method.getName());
                    }
                    return super.visitMethod(method, null);
                }
            }.scan(source.tree(), null);
        }
        return found;
    }
}
