package dev.bottlenose.server.store;

import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Puts sealed certificates where an app can fetch them by its device id. Safe from any thread; no method blocks or completes
 * exceptionally: what goes wrong is a fault.
 */
public interface CertificateUploader extends AutoCloseable {
    /**
     * Puts them there; doing so again replaces them. Done when an app could fetch them.
     *
     * @param deviceId letters, digits and dashes
     * @param sealed base64, a few kilobytes
     * @return empty if it worked
     */
    CompletionStage<Optional<Fault>> upload(String deviceId, String sealed);

    /** Takes them away; those that are not there are no fault. */
    CompletionStage<Optional<Fault>> remove(String deviceId);

    @Override
    default void close() {}
}
