package dev.bottlenose.wire;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A failure in the three parts a developer needs: a stable code to search for, a sentence that says what happened, and the
 * next step. Never contains keys, tokens or message bodies. Immutable.
 *
 * <p>The sentence always ends with a full stop and the next step never does, so both can be shown on lines of their own.
 */
public final class Fault {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");
    private static final String FULL_STOP = ".";
    private static final String ELLIPSIS = "...";

    private final String code;
    private final String sentence;
    private final String next;

    /**
     * A fault; a full stop is added to the sentence or removed from the next step where necessary.
     *
     * @param code kebab-case and stable across versions, such as {@code csr-mismatch}
     * @param sentence what happened, for people
     * @param next what to try, in the imperative, without a leading {@code try:}
     */
    public Fault(String code, String sentence, String next) {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("fault code is not kebab-case: " + code);
        }
        this.code = code;
        this.sentence = withFullStop(sentence);
        this.next = withoutFullStop(next);
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    public String next() {
        return next;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fault
                && code.equals(((Fault) other).code)
                && sentence.equals(((Fault) other).sentence)
                && next.equals(((Fault) other).next);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, sentence, next);
    }

    /** One line for logs and dialogs: {@code sentence (code) try: next}. */
    @Override
    public String toString() {
        return sentence + " (" + code + ") try: " + next;
    }

    private static String withFullStop(String text) {
        String open = withoutFullStop(text);
        return open.endsWith(FULL_STOP) ? open : open + FULL_STOP;
    }

    private static String withoutFullStop(String text) {
        String trimmed = text.trim();
        if (trimmed.endsWith(ELLIPSIS)) {
            return trimmed;
        }
        int end = trimmed.length();
        while (end > 0 && trimmed.startsWith(FULL_STOP, end - 1)) {
            end--;
        }
        return trimmed.substring(0, end);
    }
}
