package dev.bottlenose.recording.search;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what a user typed. */
public final class TypedQuery {
    private static final String SLASH = "/";

    private TypedQuery() {}

    /**
     * Reads {@code /REGEX/}, or a text in which the case of ASCII letters does not matter.
     *
     * @throws PatternSyntaxException if the regular expression is malformed
     */
    public static TextQuery parse(String typed) {
        return typed.length() > 2 && typed.startsWith(SLASH) && typed.endsWith(SLASH)
                ? new RegexQuery(Pattern.compile(typed.substring(1, typed.length() - 1)))
                : new PlainQuery(typed);
    }
}
