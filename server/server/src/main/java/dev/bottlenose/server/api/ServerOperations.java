package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.ServerStateDescription;
import java.util.function.Supplier;

/** Operations on the server itself. */
public final class ServerOperations implements OperationTable.Family {
    private final Supplier<String> state;
    private final Runnable shutdown;

    /**
     * Operations on one server.
     *
     * @param state the server's state in the original's terms
     * @param shutdown ends the server; returns at once
     */
    public ServerOperations(Supplier<String> state, Runnable shutdown) {
        this.state = state;
        this.shutdown = shutdown;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(
                ServerCommands.STATE,
                (none, call) -> call.answer(new ServerStateDescription(state.get(), "undefined")));
        table.add(ServerCommands.ENVIRONMENT, (none, call) -> call.answer(Environment.describe()));
        table.add(ServerCommands.SHUTDOWN, (none, call) -> shutdown.run());
    }
}
