package dev.bottlenose.cli;

/** How a command ends when it does not simply succeed. */
final class ExitCodes {
    static final int SAID_NO = 1;
    static final int NO_SERVER = 3;
    static final int OUR_BUG = 4;

    private ExitCodes() {}

    /** Tells the user, and returns the exit code. */
    static int report(Exception exception) {
        if (exception instanceof CommandFailure failure) {
            System.err.println("error: " + failure.fault().sentence() + " ("
                    + failure.fault().code() + ")");
            System.err.println("try: " + failure.fault().next());
            return failure.exitCode();
        }
        System.err.println("error: This is a bug in Bottlenose: " + exception + " (internal-error)");
        for (StackTraceElement element : exception.getStackTrace()) {
            System.err.println("    at " + element);
        }
        System.err.println("try: report it with the lines above");
        return OUR_BUG;
    }
}
