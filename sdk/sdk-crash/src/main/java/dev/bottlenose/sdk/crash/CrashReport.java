package dev.bottlenose.sdk.crash;

import dev.bottlenose.sdk.json.FlipperObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** The event for a crash. */
final class CrashReport {
    /** In characters. The stack trace of an endless recursion is long, and its first lines are enough. */
    private static final int LONGEST_STACK = 64_000;

    private CrashReport() {}

    static FlipperObject of(Thread thread, Throwable crash, long millis) {
        @Nullable String message = crash.getMessage();
        return new FlipperObject.Builder()
                .put("callstack", stack(crash))
                .put("name", crash.getClass().getName())
                .put("reason", message == null ? crash.getClass().getName() : message)
                .put("date", millis)
                .put("thread", thread.getName())
                .build();
    }

    private static String stack(Throwable crash) {
        StringWriter text = new StringWriter();
        crash.printStackTrace(new PrintWriter(text, true));
        String stack = text.toString();
        return stack.length() <= LONGEST_STACK ? stack : stack.substring(0, LONGEST_STACK) + "\n...\n";
    }
}
