package dev.bottlenose.server.pairing;

import dev.bottlenose.pairing.CertificateBundle;
import dev.bottlenose.pki.CertificateSigningRequest;
import dev.bottlenose.pki.IssuedCertificate;
import dev.bottlenose.server.store.CertificateUploader;
import dev.bottlenose.threads.Scheduler;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Seals certificates for an app with a pairing code. Uploads them to the store if the app requests that and a store is
 * configured; otherwise encloses them in the reply. An upload is removed when the app confirms it, or soon after the code
 * expires. Safe from any thread; does not block.
 */
public final class SealedDelivery implements AutoCloseable {
    /** Time to complete an upload that is in progress, and for the app to download it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(SealedDelivery.class.getName());

    private final Optional<CertificateUploader> store;
    private final Scheduler scheduler;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Instant> uploaded = new ConcurrentHashMap<>();

    public SealedDelivery(Optional<CertificateUploader> store, Scheduler scheduler, Clock clock, SecureRandom random) {
        this.store = store;
        this.scheduler = scheduler;
        this.clock = clock;
        this.random = random;
    }

    CompletionStage<PairingOutcome> deliver(
            CertificateSigningRequest request,
            IssuedCertificate issued,
            PairingCodes.Verdict.Valid code,
            Medium medium) {
        String deviceId = deviceId(request.publicKeyInfo());
        CertificateBundle bundle = new CertificateBundle(deviceId, issued.authorityPem(), issued.certificatePem());
        String sealed = code.keys().seal(bundle, request.der(), random);
        if (medium == Medium.WWW && store.isPresent()) {
            return upload(store.get(), deviceId, sealed, code.expires());
        }
        return CompletableFuture.completedFuture(new PairingOutcome.Enclosed(deviceId, sealed));
    }

    /** The app has downloaded its certificates. */
    void acknowledged(String deviceId) {
        if (uploaded.remove(deviceId) != null) {
            remove(deviceId);
        }
    }

    @Override
    public void close() {
        CompletableFuture<?>[] removals = uploaded.keySet().stream()
                .map(deviceId -> remove(deviceId).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(removals)
                .completeOnTimeout(null, CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        store.ifPresent(CertificateUploader::close);
    }

    private CompletionStage<PairingOutcome> upload(
            CertificateUploader uploader, String deviceId, String sealed, Instant expires) {
        // Recorded before the upload starts, so that it is removed in any case.
        uploaded.merge(deviceId, expires, (one, other) -> one.isAfter(other) ? one : other);
        scheduler.after(Duration.between(clock.instant(), expires).plus(GRACE), () -> removeIfExpired(deviceId));
        return uploader.upload(deviceId, sealed)
                .thenApply(fault -> fault.<PairingOutcome>map(PairingOutcome.Refused::new)
                        .orElseGet(() -> new PairingOutcome.Delivered(deviceId)));
    }

    /** A later code may have extended the time of the same app. */
    private void removeIfExpired(String deviceId) {
        Instant expires = uploaded.get(deviceId);
        if (expires != null && !clock.instant().isBefore(expires) && uploaded.remove(deviceId, expires)) {
            remove(deviceId);
        }
    }

    private CompletionStage<Optional<Fault>> remove(String deviceId) {
        return store.orElseThrow().remove(deviceId).thenApply(fault -> {
            fault.ifPresent(why ->
                    LOG.log(System.Logger.Level.WARNING, "Cannot remove sealed certificates from the store: " + why));
            return fault;
        });
    }

    /** Derived from the app's key alone, so that an app that asks again finds its upload, and no other app's. */
    private static String deviceId(byte[] publicKeyInfo) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(publicKeyInfo));
            // RFC 9562, section 5.8: version 8, variant 2.
            return new UUID(
                            (digest.getLong() & ~0xf000L) | 0x8000L,
                            (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L)
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
