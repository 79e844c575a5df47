package dev.bottlenose.check.codes;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds every fault that sources create: where {@code new Fault(...)} gets its code from a parameter, at the calls of that
 * method, and so on.
 */
final class SourceFaults {
    private static final int DEEPEST = 5;
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*");

    /** A call or a creation, with its arguments. */
    private record Call(List<? extends ExpressionTree> arguments, Scope scope) {}

    /** By what they call: a method's name in a file, a constructor's anywhere, and the number of arguments. */
    private final Map<String, List<Call>> calls = new HashMap<>();

    private final Map<MethodTree, String> classes = new HashMap<>();
    private final Set<FaultText> found = new LinkedHashSet<>();
    private final Set<String> unresolved = new TreeSet<>();

    private SourceFaults(Collection<SourceFile> files) {
        files.forEach(file -> new CallScanner(file).scan(file.tree(), null));
        calls.getOrDefault("new Fault/3", List.of()).forEach(call -> resolve(call, DEEPEST));
    }

    static SourceFaults in(Collection<SourceFile> files) {
        return new SourceFaults(files);
    }

    Set<FaultText> all() {
        return found;
    }

    /** The files with faults whose code is not in the sources, because a peer sends it. */
    Set<String> unresolved() {
        return unresolved;
    }

    private void resolve(Call call, int depth) {
        ExpressionTree code = call.arguments().get(0);
        if (code instanceof ConditionalExpressionTree choice) {
            resolve(with(call, choice.getTrueExpression()), depth);
            resolve(with(call, choice.getFalseExpression()), depth);
            return;
        }
        Optional<String> literal = literal(code, call.scope());
        if (literal.isPresent()) {
            found.add(new FaultText(
                    literal.get(),
                    MarkdownText.of(call.arguments().get(1), call.scope()),
                    MarkdownText.of(call.arguments().get(2), call.scope())));
            return;
        }
        List<Scope> bound = bound(code, call.scope(), depth);
        if (bound.isEmpty()) {
            unresolved.add(call.scope().file().name());
        }
        bound.forEach(scope -> resolve(new Call(call.arguments(), scope), 0));
    }

    /** The scope for each call of its method, and of the method around that call, until the code is a literal. */
    private List<Scope> bound(ExpressionTree code, Scope scope, int depth) {
        int parameter = parameter(code, scope);
        if (depth == 0 || parameter < 0) {
            return List.of();
        }
        List<Scope> all = new ArrayList<>();
        for (Call caller : callersOf(scope)) {
            ExpressionTree argument = caller.arguments().get(parameter);
            List<Scope> outer = literal(argument, caller.scope()).isPresent()
                    ? List.of(caller.scope())
                    : bound(argument, caller.scope(), depth - 1);
            outer.forEach(one -> all.add(scope.called(caller.arguments(), one)));
        }
        return all;
    }

    private static Call with(Call call, ExpressionTree code) {
        List<ExpressionTree> arguments = new ArrayList<>(call.arguments());
        arguments.set(0, code);
        return new Call(arguments, call.scope());
    }

    private static Optional<String> literal(ExpressionTree code, Scope scope) {
        if (code instanceof BinaryTree both) {
            return literal(both.getLeftOperand(), scope)
                    .flatMap(one -> literal(both.getRightOperand(), scope).map(other -> one + other));
        } else if (code instanceof LiteralTree literal) {
            return Optional.of(String.valueOf(literal.getValue()));
        }
        return code instanceof IdentifierTree name
                ? scope.find(name.getName().toString()).flatMap(place -> literal(place.expression(), place.scope()))
                : Optional.empty();
    }

    /** The place of the parameter that the code consists of, or begins with; -1 if there is none. */
    private static int parameter(ExpressionTree code, Scope scope) {
        if (code instanceof BinaryTree both) {
            return parameter(both.getLeftOperand(), scope);
        }
        return code instanceof IdentifierTree name
                ? scope.parameter(name.getName().toString())
                : -1;
    }

    private List<Call> callersOf(Scope scope) {
        MethodTree method = scope.method().orElseThrow();
        String name = method.getName().contentEquals("<init>")
                ? "new " + classes.get(method)
                : scope.file().name() + " " + method.getName();
        return calls.getOrDefault(name + "/" + method.getParameters().size(), List.of());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replaceAll("<.*", "");
    }

    /** Collects the calls of a file. */
    private final class CallScanner extends TreeScanner<Void, @Nullable MethodTree> {
        private final SourceFile file;
        private String type = "";

        CallScanner(SourceFile file) {
            this.file = file;
        }

        @Override
        public Void visitClass(ClassTree node, @Nullable MethodTree method) {
            String outer = type;
            type = node.getSimpleName().length() == 0
                    ? outer
                    : node.getSimpleName().toString();
            super.visitClass(node, method);
            type = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree node, @Nullable MethodTree method) {
            classes.put(node, type);
            return super.visitMethod(node, node);
        }

        @Override
        public Void visitNewClass(NewClassTree node, @Nullable MethodTree method) {
            add("new " + simple(node.getIdentifier().toString()), node.getArguments(), method);
            return super.visitNewClass(node, method);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, @Nullable MethodTree method) {
            String name = node.getMethodSelect().toString();
            add(ownerOf(name) + " " + simple(name), node.getArguments(), method);
            return super.visitMethodInvocation(node, method);
        }

        /** The file whose method is called: another one where the name begins with a type. */
        private String ownerOf(String call) {
            String before = call.substring(0, Math.max(0, call.lastIndexOf('.')));
            return TYPE.matcher(before).matches() ? before + ".java" : file.name();
        }

        private void add(String name, List<? extends ExpressionTree> arguments, @Nullable MethodTree method) {
            calls.computeIfAbsent(name + "/" + arguments.size(), key -> new ArrayList<>())
                    .add(new Call(arguments, new Scope(file, Optional.ofNullable(method), Map.of())));
        }
    }
}
