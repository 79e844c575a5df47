package dev.bottlenose.check.codes;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What names stand for at a place in the sources. Immutable.
 *
 * @param file with the place
 * @param method around it; empty for initializers of fields
 * @param arguments of the method's parameters, where a call of it is being followed
 */
record Scope(SourceFile file, Optional<MethodTree> method, Map<String, Place> arguments) {
    /** An expression, and what its names stand for. */
    record Place(ExpressionTree expression, Scope scope) {}

    Scope {
        arguments = Map.copyOf(arguments);
    }

    /** The method of this place, called with these arguments. */
    Scope called(List<? extends ExpressionTree> values, Scope caller) {
        Map<String, Place> bound = new HashMap<>();
        List<? extends VariableTree> parameters = method.orElseThrow().getParameters();
        for (int i = 0; i < parameters.size() && i < values.size(); i++) {
            bound.put(parameters.get(i).getName().toString(), new Place(values.get(i), caller));
        }
        return new Scope(file, method, bound);
    }

    /** The place of a parameter of the method, or -1. */
    int parameter(String name) {
        List<String> names = method.stream()
                .flatMap(one -> one.getParameters().stream())
                .map(parameter -> parameter.getName().toString())
                .toList();
        return names.indexOf(name);
    }

    /** The argument, local variable or constant of this name. */
    Optional<Place> find(String name) {
        if (arguments.containsKey(name)) {
            return Optional.of(arguments.get(name));
        }
        Optional<ExpressionTree> local = parameter(name) >= 0 ? Optional.empty() : local(name);
        return local.map(value -> new Place(value, this))
                .or(() -> file.constant(name)
                        .map(value -> new Place(value, new Scope(file, Optional.empty(), Map.of()))));
    }

    /** The value of a local variable that has its value from the start. */
    private Optional<ExpressionTree> local(String name) {
        return Optional.ofNullable(
                method.isEmpty()
                        ? null
                        : new TreeScanner<ExpressionTree, Void>() {
                            @Override
                            public ExpressionTree visitVariable(VariableTree variable, Void unused) {
                                return variable.getName().contentEquals(name)
                                        ? variable.getInitializer()
                                        : super.visitVariable(variable, null);
                            }

                            @Override
                            public ExpressionTree reduce(ExpressionTree one, ExpressionTree other) {
                                return one == null ? other : one;
                            }
                        }.scan(method.get(), null));
    }
}
