package dev.bottlenose.server.api;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateStoreException;
import java.util.concurrent.Executor;

/** Commands about the certificate authority; our addition to the original's. */
final class CertificateCommands implements Command.Family {
    private final CertificateAuthority authority;
    private final Executor executor;

    /** @param executor for making keys, which takes a moment */
    CertificateCommands(CertificateAuthority authority, Executor executor) {
        this.authority = authority;
        this.executor = executor;
    }

    @Override
    public void addTo(Commands commands) {
        commands.add("bottlenose-certificates", call -> call.answer(AuthorityDescription.of(authority)));
        commands.add("bottlenose-rotate-certificates", call -> executor.execute(() -> rotate(call)));
    }

    private void rotate(CommandCall call) {
        try {
            authority.rotate();
            call.answer(AuthorityDescription.of(authority));
        } catch (CertificateStoreException e) {
            call.fail(e.fault().toString());
        }
    }
}
