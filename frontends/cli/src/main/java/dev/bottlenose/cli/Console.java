package dev.bottlenose.cli;

import dev.bottlenose.wire.Fault;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command writes: data to standard output, text for people to standard error. */
@Command
final class Console {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Something that the command does in spite of. */
    void warn(Fault fault) {
        print(err(), "warning", fault);
    }

    /** One sentence with its code, and the next step on a line of its own. */
    static void print(PrintWriter writer, String kind, Fault fault) {
        writer.println(kind + ": " + fault.sentence() + " (" + fault.code() + ")");
        writer.println("try: " + fault.next());
        writer.flush();
    }
}
