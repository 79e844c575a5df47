package dev.bottlenose.frontends.command;

/** A command came with other arguments than it takes. Recovery: answer with the message. */
public final class ArgumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    /** @param sentence what is wrong with the arguments, for people */
    public ArgumentException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
