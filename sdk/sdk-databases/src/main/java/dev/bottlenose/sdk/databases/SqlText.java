package dev.bottlenose.sdk.databases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told of a piece of SQL without knowing its grammar: its bare words, whether it is one statement, and which
 * names stand between backticks.
 *
 * <p>Databases disagree on where a literal or a comment ends. Text that they could read differently is {@link #isDoubtful}.
 */
final class SqlText {
    /** A doubled quote within a literal makes two literals side by side here, which comes to the same. */
    private static final String TOKEN = "(?<quoted>'[^']*'|\"[^\"]*\")"
            + "|(?<backticks>`[^`]*(?:``[^`]*)*+`)"
            + "|(?<comment>--[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)"
            + "|(?<dollar>\\$[\\p{L}\\p{N}_]*\\$)";

    private static final Pattern TOKENS = Pattern.compile(TOKEN + "|(?<other>(?s:.))");
    private static final Pattern TOKENS_WITH_BRACKETS =
            Pattern.compile(TOKEN + "|(?<brackets>\\[[^\\]]*\\])|(?<other>(?s:.))");

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

    /** Whether some database might see other literals and comments in this text than this class does. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The text with every name between backticks replaced. */
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
            // A backslash may keep the quote after it from being one; a dollar may begin a literal.
            doubtful |= token.group("dollar") != null || found.contains("\\" + found.charAt(found.length() - 1));
        }
    }

    private boolean isDoubtfulComment(String comment) {
        if (comment.startsWith("/*")) {
            return comment.startsWith("/*!") || comment.indexOf("/*", 1) > 0;
        }
        boolean blankFollows = comment.length() == 2 || Character.isWhitespace(comment.charAt(2));
        int carriageReturn = comment.indexOf('\r');
        return (carriageReturn >= 0 && carriageReturn < comment.length() - 1)
                || (dialect == Dialect.MYSQL && !blankFollows);
    }

    /** A quote that nothing closes, a comment sign of MySQL alone, and what no text holds. */
    private boolean isDoubtfulCharacter(char c) {
        return c == '\'' || c == '"' || c == '`' || c == '\0' || (c == '#' && dialect == Dialect.MYSQL);
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1).replace("``", "`");
    }

    /** What to write for a name. */
    @FunctionalInterface
    interface Replacement {
        String of(String name) throws DatabaseFault;
    }
}
