package dev.bottlenose.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No code sleeps, not even in tests: it awaits the event that it needs. */
final class SleepingTest {
    private static final Set<String> SLEEPS = Set.of("sleep", "parkNanos", "parkUntil", "onSpinWait");

    @Test
    void noCodeSleeps() {
        List<String> sleeping = new ArrayList<>();
        for (Sources.Source source : Sources.ALL) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                    String name = nameOf(call.getMethodSelect());
                    if (SLEEPS.contains(name)) {
                        sleeping.add(source.path());
                    }
                    return super.visitMethodInvocation(call, null);
                }

                @Override
                public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
                    if (SLEEPS.contains(reference.getName().toString())) {
                        sleeping.add(source.place(reference));
                    }
                    return super.visitMemberReference(reference, null);
                }
            }.scan(source.tree(), null);
        }

        assertThat(sleeping).isEmpty();
    }

    private static String nameOf(ExpressionTree method) {
        if (method instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        return ((IdentifierTree) method).getName().toString();
    }
}
