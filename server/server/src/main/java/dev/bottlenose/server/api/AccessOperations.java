package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Operations on the access to this API: who has access can let in a browser, or make all others show a new token. */
public final class AccessOperations implements OperationTable.Family {
    private final AuthToken token;
    private final PageKeys pageKeys;
    private final Executor executor;

    /** @param executor for writing files */
    public AccessOperations(AuthToken token, PageKeys pageKeys, Executor executor) {
        this.token = token;
        this.pageKeys = pageKeys;
        this.executor = executor;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(ServerCommands.PAGE_ADDRESS, (none, call) -> call.answer(pageKeys.address()));
        table.add(ServerCommands.ROTATE_TOKEN, (none, call) -> executor.execute(() -> rotate(call)));
    }

    private void rotate(CommandCall<Nothing> call) {
        try {
            token.rotate();
            call.answer(Nothing.NOTHING);
        } catch (IOException e) {
            call.fail(new Fault(
                    "token-unwritable",
                    "The new token cannot be written: " + e.getMessage() + ".",
                    "make the directory certs in the server's home writable, then try again"));
        }
    }
}
