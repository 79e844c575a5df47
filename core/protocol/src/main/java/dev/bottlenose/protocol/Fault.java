package dev.bottlenose.protocol;

import java.util.Objects;

/**
 * Something that did not work, in the three parts a developer needs: a stable code to search for, one sentence that says
 * what happened, and the next thing to do. Never holds keys, tokens or message bodies.
 *
 * @param code kebab-case and stable across versions, such as {@code csr-mismatch}
 * @param sentence one sentence with a full stop, for people
 * @param next what to try, in the imperative, without the leading {@code try:}
 */
public record Fault(String code, String sentence, String next) {
    public Fault {
        if (!code.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("fault code is not kebab-case: " + code);
        }
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(next, "next");
    }

    /** One line for logs and dialogs: {@code sentence (code) try: next}. */
    @Override
    public String toString() {
        return sentence + " (" + code + ") try: " + next;
    }
}
