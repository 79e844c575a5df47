package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ArgumentException;
import dev.bottlenose.frontends.command.PairingCodeRequest;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.IssuedPairingCode;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.server.pairing.PairingCodes;
import dev.bottlenose.server.qr.QrCode;
import dev.bottlenose.wire.Fault;
import java.time.Duration;

/** Operations on pairing codes. */
public final class PairingOperations implements OperationTable.Family {
    private final PairingCodes codes;

    public PairingOperations(PairingCodes codes) {
        this.codes = codes;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(ServerCommands.PAIR, this::issue);
        table.add(ServerCommands.PAIRING_CODES, (none, call) -> call.answer(codes.list()));
        table.add(ServerCommands.REVOKE_PAIRING_CODE, this::revoke);
    }

    private void issue(PairingCodeRequest request, CommandCall<IssuedPairingCode> call) throws ArgumentException {
        long seconds = request.lifetime().orElse(PairingCodes.DEFAULT_LIFETIME.toSeconds());
        long apps = request.apps().orElse(1);
        if (seconds < 1 || seconds > PairingCodes.MAX_LIFETIME.toSeconds()) {
            throw new ArgumentException("lifetime is from 1 to " + PairingCodes.MAX_LIFETIME.toSeconds() + " seconds.");
        }
        if (apps < 1 || apps > PairingCodes.MAX_APPS) {
            throw new ArgumentException("apps is from 1 to " + PairingCodes.MAX_APPS + ".");
        }
        PairingCodes.Issued issued = codes.issue(Duration.ofSeconds(seconds), (int) apps);
        String code = issued.code().reveal();
        call.answer(new IssuedPairingCode(
                issued.description(), code, QrCode.of(code).svg()));
    }

    private void revoke(int id, CommandCall<Nothing> call) {
        if (codes.revoke(id)) {
            call.answer(Nothing.NOTHING);
        } else {
            call.fail(new Fault(
                    "pairing-code-unknown",
                    "There is no valid pairing code with the id " + id + ".",
                    "bottlenose pair list"));
        }
    }
}
