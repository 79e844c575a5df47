package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.AuthorityDescription;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.server.events.Descriptions;
import java.util.concurrent.Executor;

/** Operations on the certificate authority. */
public final class CertificateOperations implements OperationTable.Family {
    private final CertificateAuthority authority;
    private final Runnable rotated;
    private final Executor executor;

    /**
     * Operations on one authority.
     *
     * @param rotated ends the connections of apps whose certificates are void
     * @param executor for making keys, which takes a moment
     */
    public CertificateOperations(CertificateAuthority authority, Runnable rotated, Executor executor) {
        this.authority = authority;
        this.rotated = rotated;
        this.executor = executor;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(ServerCommands.CERTIFICATES, (none, call) -> call.answer(Descriptions.of(authority)));
        table.add(ServerCommands.ROTATE_CERTIFICATES, (none, call) -> executor.execute(() -> rotate(call)));
    }

    private void rotate(CommandCall<AuthorityDescription> call) {
        try {
            authority.rotate();
            rotated.run();
            call.answer(Descriptions.of(authority));
        } catch (CertificateStoreException e) {
            call.fail(e.fault());
        }
    }
}
