package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.Commands;
import dev.bottlenose.wire.Fault;

/** Refuses by name what the original lets a page do to the developer's computer. */
public final class RefusedOperations implements OperationTable.Family {
    @Override
    public void addTo(OperationTable table) {
        Commands.REFUSED.forEach(command -> table.add(command, (ignored, call) -> call.fail(fault(command.name()))));
    }

    static Fault fault(String name) {
        return new Fault(
                "command-refused",
                "Refused: " + name + " would let a page run programs or reach files on this computer, which Bottlenose"
                        + " does not allow.",
                "do it in a terminal");
    }
}
