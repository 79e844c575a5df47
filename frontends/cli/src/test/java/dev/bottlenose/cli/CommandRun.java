package dev.bottlenose.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command printed, and how it ended. */
record CommandRun(int exitCode, List<String> lines, List<String> errors) {
    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new CommandRun(
                exitCode,
                out.toString().lines().toList(),
                err.toString().lines().toList());
    }

    /** A command that talks to a server. */
    static CommandRun on(TestServer server, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", server.home().toString()));
        return of(all.toArray(new String[0]));
    }

    String onlyLine() {
        if (lines.size() != 1) {
            throw new AssertionError("not one line: " + this);
        }
        return lines.get(0);
    }
}
