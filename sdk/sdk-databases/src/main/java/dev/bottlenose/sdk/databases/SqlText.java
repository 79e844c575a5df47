package dev.bottlenose.sdk.databases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits SQL into tokens, without parsing it: its bare words, whether it is one statement, and its names in backticks.
 *
 * <p>Databases disagree on where a literal or a comment ends. Text that they may read differently is {@link #isDoubtful}.
 */
final class SqlText {
    /** A literal with a doubled quote is read as two literals side by side, which is equivalent. */
    private static final String TOKEN = "(?<quoted>'[^']*'|\"[^\"]*\")"
            + "|(?<backticks>`[^`]*(?:``[^`]*)*+`)"
            + "|(?<comment>--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
            + "|(?<dollar>\\$[\\p{L}\\p{N}_]*\\$)";

    private static final Pattern TOKENS = Pattern.compile(TOKEN + "|(?<other>(?s:.))");
    private static final Pattern TOKENS_WITH_BRACKETS =
            Pattern.compile(TOKEN + "|(?<brackets>\\[[^\\]]*(?:\\]|\\z))|(?<other>(?s:.))");

    private final String text;
    private final Dialect dialect;
    private final List<String> words = new ArrayList<>();
    private boolean ended;
    private boolean several;
    private boolean doubtful;

    SqlText(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        Matcher token = tokens();
        while (token.find()) {
            add(token);
        }
    }

    /** The words outside literals, quoted names and comments, in upper case. */
    List<String> words() {
        return words;
    }

    /** The first word in upper case; empty if there is none. */
    String firstWord() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** Whether anything follows the first statement. */
    boolean isSeveralStatements() {
        return several;
    }

    /** Whether a database may see other literals and comments in this text than this class does. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The text with every name in backticks replaced. */
    String withBackticks(Replacement replacement) throws DatabaseFault {
        StringBuilder out = new StringBuilder(text.length());
        Matcher token = tokens();
        while (token.find()) {
            String found = token.group();
            boolean name = token.group("backticks") != null;
            out.append(name ? replacement.of(unquoted(found)) : found);
        }
        return out.toString();
    }

    private Matcher tokens() {
        return (dialect.quotesWithBrackets() ? TOKENS_WITH_BRACKETS : TOKENS).matcher(text);
    }

    private void add(Matcher token) {
        String found = token.group();
        if (token.group("comment") != null) {
            doubtful |= isDoubtfulComment(found);
            return;
        }
        if (found.isBlank()) {
            return;
        }
        several |= ended;
        if (token.group("word") != null) {
            words.add(found.toUpperCase(Locale.ROOT));
        } else if (token.group("other") != null) {
            ended |= found.equals(";");
            doubtful |= isDoubtfulCharacter(found.charAt(0));
        } else {
            // A backslash may escape the quote after it; a dollar sign may begin a literal.
            doubtful |= token.group("dollar") != null
                    || (found.startsWith("[") && !found.endsWith("]"))
                    || found.contains("\\" + found.charAt(found.length() - 1));
        }
    }

    private boolean isDoubtfulComment(String comment) {
        if (comment.startsWith("/*")) {
            boolean closed = comment.length() >= "/**/".length() && comment.endsWith("*/");
            return !closed || comment.startsWith("/*!") || comment.indexOf("/*", 1) > 0;
        }
        boolean blankFollows = comment.length() == 2 || Character.isWhitespace(comment.charAt(2));
        int carriageReturn = comment.indexOf('\r');
        return (carriageReturn >= 0 && carriageReturn < comment.length() - 1)
                || (dialect == Dialect.MYSQL && !blankFollows);
    }

    /** An unclosed quote, a comment that only MySQL supports, and control characters. */
    private boolean isDoubtfulCharacter(char c) {
        return c == '\'' || c == '"' || c == '`' || c == '\0' || (c == '#' && dialect == Dialect.MYSQL);
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1).replace("``", "`");
    }

    /** Returns what replaces a name. */
    @FunctionalInterface
    interface Replacement {
        String of(String name) throws DatabaseFault;
    }
}
