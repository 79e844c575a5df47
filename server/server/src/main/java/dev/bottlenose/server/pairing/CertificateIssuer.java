package dev.bottlenose.server.pairing;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateSigningRequest;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Issues certificates to apps. A device bridge delivers them to an app whose files it can reach; an app with a pairing code
 * gets them sealed. Every other request is refused, and every request is answered in time. Safe from any thread; does not
 * block.
 */
public final class CertificateIssuer {
    /** How long an app may wait for its reply. Our SDK waits as long. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final CertificateAuthority authority;
    private final BridgeDelivery bridges;
    private final PairingCodes codes;
    private final SealedDelivery sealed;
    private final Executor executor;

    /** @param executor for signing, which takes milliseconds of processor time */
    public CertificateIssuer(
            CertificateAuthority authority,
            BridgeDelivery bridges,
            PairingCodes codes,
            SealedDelivery sealed,
            Executor executor) {
        this.authority = authority;
        this.bridges = bridges;
        this.codes = codes;
        this.sealed = sealed;
        this.executor = executor;
    }

    /** Never completes exceptionally: a failure is a refusal. */
    public CompletionStage<PairingOutcome> sign(PairingRequest pairing) {
        String app = pairing.query().appName();
        return CompletableFuture.supplyAsync(() -> start(pairing), executor)
                .thenCompose(outcome -> outcome)
                .exceptionally(bug -> refused(
                        "internal-error",
                        "Cannot issue certificates for app '" + app + "' because of an internal error: " + bug + ".",
                        "report this with the server's output"))
                .completeOnTimeout(
                        refused(
                                "delivery-timeout",
                                "The certificates of app '" + app + "' were not delivered within " + TIMEOUT.toSeconds()
                                        + " seconds.",
                                "check that the app's device answers, then restart the app"),
                        TIMEOUT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** The app has confirmed that it received the certificates that were delivered under this device id. */
    public void acknowledged(String deviceId) {
        sealed.acknowledged(deviceId);
    }

    private CompletionStage<PairingOutcome> start(PairingRequest pairing) {
        return CertificateSigningRequest.read(pairing.csr())
                .map(request -> start(pairing, request), fault -> now(new PairingOutcome.Refused(fault)));
    }

    private CompletionStage<PairingOutcome> start(PairingRequest pairing, CertificateSigningRequest request) {
        Optional<byte[]> proof = request.challengePassword().flatMap(CertificateIssuer::proof);
        if (proof.isPresent()) {
            return byPairingCode(pairing, request, proof.get());
        } else if (pairing.isRemote() || pairing.query().medium() == Medium.WWW) {
            return now(refused(
                    "pairing-code-required",
                    "App '" + pairing.query().appName() + "' at "
                            + pairing.address().getHostAddress()
                            + " has no pairing code, which is required "
                            + (pairing.isRemote()
                                    ? "for apps on other computers."
                                    : "to download certificates from a store."),
                    "run 'bottlenose pair' and give the code to the app"));
        }
        return bridges.deliver(pairing, request);
    }

    private CompletionStage<PairingOutcome> byPairingCode(
            PairingRequest pairing, CertificateSigningRequest request, byte[] proof) {
        return codes.verify(pairing.query().appName(), pairing.address(), request.publicKeyInfo(), proof)
                .map(
                        code -> sealed.deliver(
                                request,
                                authority.issue(request),
                                code,
                                pairing.query().medium()),
                        CertificateIssuer::refuse);
    }

    private static CompletionStage<PairingOutcome> refuse(PairingCodes.Verdict.Invalid verdict) {
        PairingOutcome refused = new PairingOutcome.Refused(verdict.fault());
        return verdict.delay().isZero()
                ? now(refused)
                : new CompletableFuture<PairingOutcome>()
                        .completeOnTimeout(refused, verdict.delay().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A challenge password that is not base64 is not a proof. */
    private static Optional<byte[]> proof(String challengePassword) {
        try {
            return Optional.of(Base64.getDecoder().decode(challengePassword));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CompletionStage<PairingOutcome> now(PairingOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private static PairingOutcome refused(String code, String sentence, String next) {
        return new PairingOutcome.Refused(new Fault(code, sentence, next));
    }
}
