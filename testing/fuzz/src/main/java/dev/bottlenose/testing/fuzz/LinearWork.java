package dev.bottlenose.testing.fuzz;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks that a parser's work is linear in the size of its input: long texts that repeat one piece are read to their end, on a
 * stack of the usual size, and a text of twice the length takes no more than about twice the memory.
 *
 * <p>A parser whose time is quadratic needs minutes for such a text, one that is linear milliseconds, so the time limit is no
 * measurement.
 */
public final class LinearWork {
    /** What is repeated. Each piece has made a parser of some project quadratic, or overflow its stack. */
    private static final List<String> PIECES = List.of(
            " ",
            "\n",
            "\r\n",
            "\0",
            "a",
            "a.",
            "a b ",
            "a  b",
            "[",
            "{\"a\":",
            "[1,",
            "1,",
            "\"",
            "\"a\",",
            "\\",
            "\\\"",
            "%",
            "%C3",
            "&a",
            "&a=b",
            "=",
            "?",
            "../",
            "//",
            "/a",
            "(",
            ")",
            "/*",
            "--",
            "'",
            "`",
            "$a",
            ":",
            ";",
            "1",
            "-",
            "é",
            "\uD83D",
            "-----BEGIN ");

    /** Of the texts whose memory is compared, and of one that would take minutes if time were quadratic. */
    private static final int SHORT = 16 * 1024;

    private static final int LONG = 128 * 1024;
    private static final long TIME_LIMIT_SECONDS = 30;

    /** Memory that may be used once, such as for classes that are loaded and for tables, in bytes. */
    private static final long SLACK = 1 << 20;

    private LinearWork() {}

    /** A parser under examination. */
    public interface Reader {
        /** Reads the text; handles the exceptions that the parser declares. */
        void read(String text) throws Exception;
    }

    /**
     * Checks a parser of whole texts.
     *
     * @throws AssertionError naming the piece that is too much work
     */
    public static void check(Reader reader) {
        check("", "", reader);
    }

    /**
     * Checks a parser with texts in the middle of others.
     *
     * @param before what leads the parser to the repeated part
     * @param after what follows it
     * @throws AssertionError naming the piece that is too much work
     */
    public static void check(String before, String after, Reader reader) {
        for (String piece : PIECES) {
            long once = allocatedFor(before, piece, after, SHORT, reader);
            long twice = allocatedFor(before, piece, after, 2 * SHORT, reader);
            if (twice > 3 * once + SLACK) {
                throw new AssertionError(
                        "memory is not linear when '" + piece + "' is repeated: " + once + " bytes, then " + twice);
            }
            allocatedFor(before, piece, after, LONG, reader);
        }
    }

    private static long allocatedFor(String before, String piece, String after, int length, Reader reader) {
        String text = before + piece.repeat(length / piece.length()) + after;
        FutureTask<Long> work = new FutureTask<>(() -> Allocation.of(() -> reader.read(text)));
        Thread thread = new Thread(work, "linear-work");
        thread.setDaemon(true);
        thread.start();
        String what = length + " characters of '" + piece + "'";
        try {
            return work.get(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            AssertionError endless = new AssertionError("reading " + what + " does not end; see the stack", e);
            endless.setStackTrace(thread.getStackTrace());
            throw endless;
        } catch (ExecutionException e) {
            throw new AssertionError("reading " + what + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while reading " + what, e);
        }
    }
}
