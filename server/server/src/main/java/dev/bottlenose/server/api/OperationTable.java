package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ArgumentException;
import dev.bottlenose.frontends.command.ArgumentList;
import dev.bottlenose.frontends.command.Command;
import dev.bottlenose.frontends.message.FrontEndMessage;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.protocol.session.FrontEndCall;
import dev.bottlenose.transport.Link;
import dev.bottlenose.wire.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All operations by the names of their commands. Unchanging once built; safe from any thread. */
public final class OperationTable {
    /** Of a command that does not exist, in characters. */
    private static final int LONGEST_NAME_SHOWN = 100;

    /** Operations that belong together. */
    public interface Family {
        void addTo(OperationTable table);
    }

    private record Entry<I, O>(Command<I, O> command, Operation<I, O> operation) {
        void run(ArgumentList arguments, FrontEndCall origin, Link link) {
            CommandCall<O> call = new CommandCall<>(origin, command.answer(), link);
            try {
                operation.run(command.arguments().read(arguments), call);
            } catch (ArgumentException e) {
                call.fail(new Refusal(
                        command.name() + ": " + e.sentence(),
                        Optional.of(new Fault(
                                "arguments-invalid",
                                e.sentence(),
                                "see the arguments of '" + command.name() + "' in docs/PROTOCOL.md"))));
            } catch (RefusedException e) {
                call.fail(new Refusal(command.name() + ": " + e.fault(), Optional.of(e.fault())));
            }
        }
    }

    private final Map<String, Entry<?, ?>> byName = new HashMap<>();

    /** All operations of these families. */
    public OperationTable(List<Family> families) {
        families.forEach(family -> family.addTo(this));
    }

    <I, O> void add(Command<I, O> command, Operation<I, O> operation) {
        if (byName.put(command.name(), new Entry<>(command, operation)) != null) {
            throw new IllegalStateException("command has two operations: " + command.name());
        }
    }

    void run(FrontEndMessage.Exec exec, FrontEndCall origin, Link link) {
        Entry<?, ?> entry = byName.get(exec.command());
        if (entry != null) {
            entry.run(new ArgumentList(exec.arguments().elements()), origin, link);
        } else {
            CommandCall.fail(
                    origin,
                    link,
                    new Refusal(
                            "Unimplemented server command: " + shorten(exec.command()),
                            Optional.of(new Fault(
                                    "command-unknown",
                                    "The server has no command '" + shorten(exec.command()) + "'.",
                                    "use a server of a newer version"))));
        }
    }

    private static String shorten(String command) {
        return command.length() > LONGEST_NAME_SHOWN ? command.substring(0, LONGEST_NAME_SHOWN) + "..." : command;
    }
}
