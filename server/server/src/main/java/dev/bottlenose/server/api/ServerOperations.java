package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ConnectivityReport;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.description.ServerStateDescription;
import dev.bottlenose.server.events.Excerpts;
import dev.bottlenose.server.pairing.Diagnoses;
import java.util.Optional;
import java.util.function.Supplier;

/** Operations on the server itself. */
public final class ServerOperations implements OperationTable.Family {
    private final Diagnoses diagnoses;
    private final Supplier<String> state;
    private final Runnable shutdown;

    /**
     * Operations on one server.
     *
     * @param state the server's state in the original's terms
     * @param shutdown ends the server; returns at once
     */
    public ServerOperations(Diagnoses diagnoses, Supplier<String> state, Runnable shutdown) {
        this.diagnoses = diagnoses;
        this.state = state;
        this.shutdown = shutdown;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(
                ServerCommands.STATE,
                (none, call) -> call.answer(new ServerStateDescription(state.get(), "undefined")));
        table.add(ServerCommands.ENVIRONMENT, (none, call) -> call.answer(Environment.describe()));
        table.add(ServerCommands.LOG_CONNECTIVITY, this::log);
        table.add(ServerCommands.SHUTDOWN, (none, call) -> shutdown.run());
        table.add(ServerCommands.CONNECTIVITY_NOTES, (none, call) -> call.answer(diagnoses.notes()));
        table.add(ServerCommands.DIAGNOSES, (none, call) -> call.answer(diagnoses.latest()));
    }

    private void log(ConnectivityReport report, CommandCall<Nothing> call) {
        String app = report.query()
                .flatMap(query -> query.string("app"))
                .map(name -> "App '" + name + "': ")
                .orElse("");
        diagnoses.note(
                Level.named(report.level()).orElse(Level.INFO),
                Optional.empty(),
                app + Excerpts.line(report.message()));
        call.answer(Nothing.NOTHING);
    }
}
