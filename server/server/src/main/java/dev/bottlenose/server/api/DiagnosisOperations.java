package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ConnectivityReport;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.server.events.Excerpts;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.Setups;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/** Operations on apps that are on their way to a connection, and on the reasons why apps failed. */
public final class DiagnosisOperations implements OperationTable.Family {
    private final Diagnoses diagnoses;
    private final Setups setups;

    public DiagnosisOperations(Diagnoses diagnoses, Setups setups) {
        this.diagnoses = diagnoses;
        this.setups = setups;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(ServerCommands.LOG_CONNECTIVITY, this::log);
        table.add(ServerCommands.CONNECTIVITY_NOTES, (none, call) -> call.answer(diagnoses.notes()));
        table.add(ServerCommands.DIAGNOSES, (none, call) -> call.answer(diagnoses.latest()));
        table.add(ServerCommands.DISMISS_DIAGNOSIS, this::dismiss);
        table.add(ServerCommands.SETUPS, (none, call) -> call.answer(setups.list()));
    }

    private void dismiss(int id, CommandCall<Nothing> call) {
        if (diagnoses.dismiss(id)) {
            call.answer(Nothing.NOTHING);
        } else {
            call.fail(new Fault(
                    "diagnosis-unknown", "There is no diagnosis with the id " + id + ".", "bottlenose doctor"));
        }
    }

    private void log(ConnectivityReport report, CommandCall<Nothing> call) {
        String app = report.query()
                .flatMap(query -> query.string("app"))
                .map(name -> "A front end reports about app '" + name + "': ")
                .orElse("A front end reports: ");
        diagnoses.note(
                Level.named(report.level()).orElse(Level.INFO),
                Optional.empty(),
                app + Excerpts.line(report.message()));
        call.answer(Nothing.NOTHING);
    }
}
