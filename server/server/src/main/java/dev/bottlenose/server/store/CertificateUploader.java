package dev.bottlenose.server.store;

import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Uploads sealed certificates to a store from which an app downloads them by its device id. Safe from any thread; no method
 * blocks or completes exceptionally: a failure is a fault.
 */
public interface CertificateUploader extends AutoCloseable {
    /**
     * Uploads certificates, or replaces an earlier upload. Completes when an app can download them.
     *
     * @param deviceId letters, digits and dashes
     * @param sealed base64, a few kilobytes
     * @return empty on success
     */
    CompletionStage<Optional<Fault>> upload(String deviceId, String sealed);

    /** Removes an upload; a missing one is no fault. */
    CompletionStage<Optional<Fault>> remove(String deviceId);

    @Override
    default void close() {}
}
