package dev.bottlenose.cli;

import dev.bottlenose.client.ClientException;
import dev.bottlenose.server.UnknownHomeException;
import dev.bottlenose.wire.Fault;

/** How a command ends when it does not simply succeed. */
final class ExitCodes {
    static final int REFUSED = 1;
    static final int NO_SERVER = 3;
    static final int INTERNAL_ERROR = 4;

    private ExitCodes() {}

    /** Reports a failure to the user once, and returns the exit code. */
    static int report(Exception exception, LineOutput err) {
        if (exception instanceof CommandFailure failure) {
            Console.print(err, "error", failure.fault());
            return REFUSED;
        } else if (exception instanceof UnknownHomeException failure) {
            Console.print(err, "error", failure.fault());
            return REFUSED;
        } else if (exception instanceof ClientException failure) {
            Console.print(err, "error", failure.fault());
            return failure.isWithoutServer() ? NO_SERVER : REFUSED;
        } else if (exception instanceof InterruptedException) {
            Console.print(err, "error", new Fault("interrupted", "The command was interrupted.", "run it again"));
            return REFUSED;
        }
        err.println("error: This is an internal error of Bottlenose: " + exception + " (internal-error)");
        for (StackTraceElement element : exception.getStackTrace()) {
            err.println("    at " + element);
        }
        err.println("try: report it with the lines above");
        return INTERNAL_ERROR;
    }
}
