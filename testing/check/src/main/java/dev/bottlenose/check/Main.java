package dev.bottlenose.check;

import dev.bottlenose.check.codes.CodesCommand;
import dev.bottlenose.check.faults.FaultsCommand;
import dev.bottlenose.check.fuzz.FuzzCommand;
import dev.bottlenose.check.soak.SoakCommand;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** Runs one check of the whole product, and exits with its result. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    /** The sub commands, in the order in which they are listed. */
    private static final List<Command> COMMANDS = List.of(
            new Command(
                    "faults",
                    "",
                    "injects faults into the product and prints the diagnosis of each",
                    FaultsCommand::run),
            new Command(
                    "fuzz",
                    "MINUTES [PART_OF_A_NAME]",
                    "fuzzes every parser, and prints executions, coverage and findings",
                    FuzzCommand::run),
            new Command(
                    "soak",
                    "[MINUTES]",
                    "runs honest and hostile peers against a server that is killed now and then, and counts",
                    SoakCommand::run),
            new Command("codes", "", "writes the list of fault codes, docs/FAULTS.md", CodesCommand::run));

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.err));
    }

    static int run(List<String> arguments, PrintStream err) {
        Optional<Command> command = COMMANDS.stream()
                .filter(one -> !arguments.isEmpty() && one.name().equals(arguments.get(0)))
                .findFirst();
        if (command.isEmpty()) {
            err.println("Usage: ./bottlenose-check COMMAND");
            COMMANDS.forEach(one ->
                    err.println("  " + (one.name() + " " + one.parameters()).strip() + "\n      " + one.purpose()));
            return WRONG_USAGE;
        }
        try {
            return command.get().check().run(arguments.subList(1, arguments.size()));
        } catch (IllegalArgumentException e) {
            err.println("error: " + e.getMessage());
            return WRONG_USAGE;
        } catch (Exception e) {
            err.println("error: The check broke: " + e);
            e.printStackTrace(err);
            return FAILED;
        }
    }

    /** A check: prints to standard output, and returns the exit code; an IllegalArgumentException is wrong usage. */
    private interface Check {
        int run(List<String> arguments) throws Exception;
    }

    /** @param parameters as the usage shows them */
    private record Command(String name, String parameters, String purpose, Check check) {}
}
