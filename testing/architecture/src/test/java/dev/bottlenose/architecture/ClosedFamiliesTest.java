package dev.bottlenose.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A sealed family calls its handler, or carries its behaviour. A chain of {@code instanceof} over its members compiles when a
 * member is added, and drops it silently.
 */
final class ClosedFamiliesTest {
    /** Methods that still have a chain; each is to be removed from here together with its chain. */
    private static final Set<String> LEFT = Set.of();

    @Test
    void noMethodDistinguishesMembersOfASealedFamily() {
        assertThat(chains(House.CLASSES.stream())).containsExactlyInAnyOrderElementsOf(LEFT);
    }

    @Test
    void chainIsFound() {
        Stream<JavaClass> own = new ClassFileImporter().importClasses(Chained.class, Filtering.class).stream();

        assertThat(chains(own)).containsExactly("Chained.describe");
    }

    private static List<String> chains(Stream<JavaClass> classes) {
        return classes.flatMap(owner -> owner.getCodeUnits().stream())
                .filter(ClosedFamiliesTest::hasChain)
                .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean hasChain(JavaCodeUnit method) {
        return method.getInstanceofChecks().stream()
                .map(InstanceofCheck::getRawType)
                .flatMap(member -> member.getAllRawInterfaces().stream()
                        .filter(ClosedFamiliesTest::isSealed)
                        .map(family -> new Member(family.getName(), member.getName())))
                .collect(groupingBy(Member::family, mapping(Member::name, toSet())))
                .values()
                .stream()
                .anyMatch(members -> members.size() > 1);
    }

    private static boolean isSealed(JavaClass type) {
        return type.getName().startsWith("dev.bottlenose.") && type.reflect().isSealed();
    }

    private record Member(String family, String name) {}

    sealed interface Shape {
        record Circle() implements Shape {}

        record Square() implements Shape {}
    }

    static final class Chained {
        static String describe(Shape shape) {
            return shape instanceof Shape.Circle ? "round" : shape instanceof Shape.Square ? "square" : "";
        }
    }

    static final class Filtering {
        static boolean isRound(Shape shape) {
            return shape instanceof Shape.Circle;
        }
    }
}
