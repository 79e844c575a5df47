package dev.bottlenose.devices.work;

/** A part of another program's output, on one line, for a fault's sentence. Pure. */
public final class Excerpt {
    private Excerpt() {}

    /** The beginning of the text on one line without control characters, without the full stop at its end. */
    public static String of(String text, int longest) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        String sentence = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        return sentence.length() > longest ? sentence.substring(0, longest) + "..." : sentence;
    }

    /** The same after a separator; empty if the text is blank. */
    public static String after(String separator, String text, int longest) {
        return text.isBlank() ? "" : separator + of(text, longest);
    }
}
