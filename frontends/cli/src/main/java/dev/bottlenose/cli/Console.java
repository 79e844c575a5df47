package dev.bottlenose.cli;

import dev.bottlenose.wire.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where a command writes: data to standard output, text for people to standard error. */
@Command
final class Console {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec command;

    LineOutput out() {
        return new LineOutput(command.commandLine().getOut());
    }

    LineOutput err() {
        return new LineOutput(command.commandLine().getErr());
    }

    /** Shows on a terminal how far long work is. */
    ProgressLine progress() {
        return new ProgressLine(command.commandLine().getErr());
    }

    /** Something that the command does in spite of. */
    void warn(Fault fault) {
        print(err(), "warning", fault);
    }

    /** One sentence with its code, and the next step on a line of its own. */
    static void print(LineOutput output, String kind, Fault fault) {
        output.println(kind + ": " + fault.sentence() + " (" + fault.code() + ")");
        output.println("try: " + fault.next());
    }
}
