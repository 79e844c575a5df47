package dev.bottlenose.server.events;

import dev.bottlenose.wire.Fault;

/** Shortens texts of apps and devices that are kept or shown to every front end. */
public final class Excerpts {
    /** Of a log line or a fault's sentence, in characters. */
    public static final int LONGEST_LINE = 2000;

    private Excerpts() {}

    /** The text, or its beginning and how much is left out. */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "... (" + (text.length() - end) + " more characters)";
    }

    /** A line, or its beginning and how much is left out. */
    public static String line(String text) {
        return of(text, LONGEST_LINE);
    }

    /** The fault with texts of the length of lines. */
    public static Fault of(Fault fault) {
        return fault.sentence().length() <= LONGEST_LINE && fault.next().length() <= LONGEST_LINE
                ? fault
                : new Fault(fault.code(), line(fault.sentence()), line(fault.next()));
    }
}
