package dev.bottlenose.sdk.certificates;

/** Something that keeps an app from its certificates: a stable code, one sentence, the next thing to do. Immutable. */
public final class Trouble {
    private final String code;
    private final String sentence;
    private final String next;

    /**
     * What went wrong.
     *
     * @param code kebab-case, such as {@code store-slow}
     * @param sentence without its full stop
     * @param next in the imperative
     */
    public Trouble(String code, String sentence, String next) {
        this.code = code;
        this.sentence = sentence;
        this.next = next;
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

    /** One line. */
    @Override
    public String toString() {
        return sentence + " (" + code + "). try: " + next;
    }
}
