package dev.bottlenose.server;

import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Path;

/** The rules for secrets cannot be used. Recovery: correct them; without them, secrets would be recorded. */
final class MalformedRulesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    MalformedRulesException(Path file, IllegalArgumentException cause) {
        super(cause);
        this.fault = new Fault(
                "redaction-malformed",
                "The rules for secrets in " + file + " cannot be used: " + cause.getMessage() + ".",
                "write one name a line, with ! before one that is not secret");
    }

    Fault fault() {
        return fault;
    }
}
