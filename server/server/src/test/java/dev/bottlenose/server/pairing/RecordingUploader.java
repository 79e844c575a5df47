package dev.bottlenose.server.pairing;

import dev.bottlenose.server.store.CertificateUploader;
import dev.bottlenose.wire.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps uploads in memory, or refuses them. */
final class RecordingUploader implements CertificateUploader {
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private volatile Optional<Fault> fault = Optional.empty();
    private volatile boolean closed;

    Map<String, String> kept() {
        return kept;
    }

    void failWith(Fault other) {
        fault = Optional.of(other);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public CompletionStage<Optional<Fault>> upload(String deviceId, String sealed) {
        if (fault.isEmpty()) {
            kept.put(deviceId, sealed);
        }
        return CompletableFuture.completedFuture(fault);
    }

    @Override
    public CompletionStage<Optional<Fault>> remove(String deviceId) {
        kept.remove(deviceId);
        return CompletableFuture.completedFuture(fault);
    }

    @Override
    public void close() {
        closed = true;
    }
}
