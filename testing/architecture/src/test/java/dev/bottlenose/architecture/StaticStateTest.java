package dev.bottlenose.architecture;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Static fields are final, and so is everything that they hold. */
final class StaticStateTest {
    /** Types without state, or with state that nobody can observe, such as a cached size. */
    private static final Set<String> CONSTANTS = Set.of(
            "dev.bottlenose.protocol.json.JsonText",
            "java.lang.Class",
            "java.lang.String",
            "java.lang.System$Logger",
            "java.lang.invoke.VarHandle",
            "java.math.BigInteger",
            "java.time.Duration",
            "java.time.format.DateTimeFormatter",
            "java.util.Base64$Encoder",
            "java.util.concurrent.atomic.AtomicIntegerFieldUpdater",
            "java.util.logging.Logger",
            "java.util.regex.Pattern",
            "org.slf4j.Logger");

    /** A buffer that an I/O thread uses again for each message, and the factory that the codecs are compared with. */
    private static final Set<String> ALLOWED =
            Set.of("dev.bottlenose.transport.Pieces.SPARE", "dev.bottlenose.benchmarks.codecs.JsonBenchmark.JACKSON");

    @Test
    void staticFieldsAreFinal() {
        assertThat(staticFields().filter(not(field -> field.getModifiers().contains(JavaModifier.FINAL))))
                .isEmpty();
    }

    @Test
    void staticFieldsAreOfTypesThatNeverChange() {
        assertThat(staticFields()
                        .filter(field -> !ALLOWED.contains(nameOf(field)))
                        .filter(field -> !isArray(field) && !isCollection(field) && !neverChanges(field.getRawType())))
                .isEmpty();
    }

    @Test
    void staticCollectionsCannotBeModified() throws Exception {
        for (JavaField field :
                staticFields().filter(StaticStateTest::isCollection).toList()) {
            Field reflected = field.reflect();
            reflected.setAccessible(true);

            assertThat(reflected.get(null).getClass().getName())
                    .as(nameOf(field))
                    .matches("java\\.util\\.(ImmutableCollections|Collections\\$(Unmodifiable|Empty)).*");
        }
    }

    @Test
    void staticArraysArePrivateAndNobodyWritesToThem() {
        List<JavaField> arrays = staticFields().filter(StaticStateTest::isArray).toList();
        assertThat(arrays.stream().filter(not(field -> field.getModifiers().contains(JavaModifier.PRIVATE))))
                .isEmpty();

        Set<String> names = Set.copyOf(arrays.stream().map(JavaField::getName).toList());
        assertThat(Sources.main().stream().flatMap(source -> writes(source, names)))
                .isEmpty();
    }

    private static Stream<JavaField> staticFields() {
        return House.CLASSES.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static boolean neverChanges(JavaClass type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isRecord()
                || CONSTANTS.contains(type.getFullName())
                || (type.getPackageName().startsWith("dev.bottlenose") && hasOnlyFinalFields(type));
    }

    private static boolean hasOnlyFinalFields(JavaClass type) {
        return type.getAllFields().stream()
                .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL));
    }

    private static boolean isArray(JavaField field) {
        return field.getRawType().isArray();
    }

    private static boolean isCollection(JavaField field) {
        return field.getRawType().isAssignableTo(Collection.class)
                || field.getRawType().isAssignableTo(Map.class);
    }

    private static String nameOf(JavaField field) {
        return field.getOwner().getFullName() + "." + field.getName();
    }

    private static Stream<String> writes(Sources.Source source, Set<String> arrays) {
        List<String> found = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree assignment, Void unused) {
                written(assignment.getVariable());
                return super.visitAssignment(assignment, null);
            }

            @Override
            public Void visitCompoundAssignment(CompoundAssignmentTree assignment, Void unused) {
                written(assignment.getVariable());
                return super.visitCompoundAssignment(assignment, null);
            }

            @Override
            public Void visitUnary(UnaryTree operation, Void unused) {
                written(operation.getExpression());
                return super.visitUnary(operation, null);
            }

            private void written(ExpressionTree target) {
                if (target instanceof ArrayAccessTree element
                        && arrays.contains(element.getExpression().toString())) {
                    found.add(source.place(target));
                }
            }
        }.scan(source.tree(), null);
        return found.stream();
    }
}
