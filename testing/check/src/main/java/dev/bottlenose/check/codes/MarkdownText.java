package dev.bottlenose.check.codes;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns an expression of a text into Markdown: literals as they are, all else as a name in italics. */
final class MarkdownText extends SimpleTreeVisitor<String, Scope> {
    /** Names that say less than what they stand for. */
    private static final Set<String> REASONS =
            Set.of("message", "getMessage", "why", "cause", "e", "bug", "failure", "reason", "excerpt", "detail");

    /** Methods whose first argument says what the result is. */
    private static final Set<String> PASSING = Set.of("orElse", "valueOf", "resolve", "shorten");

    /** Methods whose object says what the result is. */
    private static final Set<String> CONVERTING =
            Set.of("toString", "toSeconds", "toMillis", "toMinutes", "get", "strip", "truncatedTo", "toAbsolutePath");

    private static final int DEEPEST = 20;

    private int depth;

    private MarkdownText() {
        super("*value*");
    }

    static String of(ExpressionTree expression, Scope scope) {
        return new MarkdownText()
                .visit(expression, scope)
                .replaceAll("\\s+", " ")
                .strip();
    }

    @Override
    public String visitLiteral(LiteralTree literal, Scope scope) {
        return String.valueOf(literal.getValue())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_");
    }

    @Override
    public String visitBinary(BinaryTree binary, Scope scope) {
        return binary.getKind() == Tree.Kind.PLUS
                ? visit(binary.getLeftOperand(), scope) + visit(binary.getRightOperand(), scope)
                : "*number*";
    }

    @Override
    public String visitParenthesized(ParenthesizedTree parenthesized, Scope scope) {
        return visit(parenthesized.getExpression(), scope);
    }

    @Override
    public String visitConditionalExpression(ConditionalExpressionTree choice, Scope scope) {
        String one = visit(choice.getTrueExpression(), scope);
        String other = visit(choice.getFalseExpression(), scope);
        return one.isEmpty() || other.isEmpty() ? "[" + one + other + "]" : "(" + one + " / " + other + ")";
    }

    @Override
    public String visitIdentifier(IdentifierTree identifier, Scope scope) {
        String name = identifier.getName().toString();
        Optional<Scope.Place> place = depth < DEEPEST ? scope.find(name) : Optional.empty();
        if (place.isEmpty()) {
            return placeholder(name);
        }
        depth++;
        String text = visit(place.get().expression(), place.get().scope());
        depth--;
        return text.equals("*value*") ? placeholder(name) : text;
    }

    @Override
    public String visitMemberSelect(MemberSelectTree select, Scope scope) {
        return scope.find(select.toString())
                .map(place -> visit(place.expression(), place.scope()))
                .orElseGet(() -> placeholder(select.getIdentifier().toString()));
    }

    @Override
    public String visitMethodInvocation(MethodInvocationTree call, Scope scope) {
        @Nullable MemberSelectTree select = call.getMethodSelect() instanceof MemberSelectTree member ? member : null;
        String name = select == null
                ? call.getMethodSelect().toString()
                : select.getIdentifier().toString();
        if (PASSING.contains(name)) {
            return visit(call.getArguments().get(0), scope);
        } else if (select != null && CONVERTING.contains(name)) {
            return visit(select.getExpression(), scope);
        }
        return name.equals("after") ? ": *reason*" : placeholder(name);
    }

    /** {@code appName} as <i>app name</i>. */
    private static String placeholder(String name) {
        String plain = REASONS.contains(name) ? "reason" : name.replaceFirst("^get(?=[A-Z])", "");
        return "*"
                + plain.replace("join", "list")
                        .replace("collect", "list")
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .replace('_', ' ')
                        .toLowerCase(Locale.ROOT)
                + "*";
    }
}
