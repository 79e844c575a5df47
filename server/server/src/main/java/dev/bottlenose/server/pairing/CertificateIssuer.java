package dev.bottlenose.server.pairing;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateSigningRequest;
import dev.bottlenose.pki.IssuedCertificate;
import dev.bottlenose.pki.SigningRequestReading;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Issues a certificate for a request and has it delivered: by a bridge to an app that can be reached, sealed to an app with
 * a pairing code, the original's way to iOS apps if the developer wants that, to nobody else. Safe from any thread; does not block.
 */
public final class CertificateIssuer {
    private final CertificateAuthority authority;
    private final Bridges bridges;
    private final PairingCodes codes;
    private final SealedDelivery sealed;
    private final Optional<SecretExchange> secretExchange;
    private final Executor executor;

    /**
     * Wires it.
     *
     * @param secretExchange what is left to apps that no bridge could reach, where the developer wants that
     * @param executor for signing, which takes milliseconds of work
     */
    public CertificateIssuer(
            CertificateAuthority authority,
            Bridges bridges,
            PairingCodes codes,
            SealedDelivery sealed,
            Optional<SecretExchange> secretExchange,
            Executor executor) {
        this.authority = authority;
        this.bridges = bridges;
        this.codes = codes;
        this.sealed = sealed;
        this.secretExchange = secretExchange;
        this.executor = executor;
    }

    /** Never completes exceptionally: what goes wrong is a refusal. */
    public CompletionStage<PairingOutcome> sign(PairingRequest wish) {
        return CompletableFuture.supplyAsync(() -> start(wish), executor)
                .thenCompose(handover -> handover)
                .exceptionally(bug -> refused(
                        "internal-error",
                        "Certificates for app '" + wish.app().app() + "' failed: " + bug + ".",
                        "report this with the lines the server printed"));
    }

    /** The app has what was handed over. */
    public void received(PairingOutcome handover) {
        if (handover instanceof PairingOutcome.Delivered delivered) {
            sealed.received(delivered.deviceId());
        }
    }

    private CompletionStage<PairingOutcome> start(PairingRequest wish) {
        SigningRequestReading reading = CertificateSigningRequest.read(wish.csr());
        if (reading instanceof SigningRequestReading.Refused refused) {
            return now(new PairingOutcome.Refused(refused.fault()));
        }
        CertificateSigningRequest request = ((SigningRequestReading.Accepted) reading).request();
        Optional<byte[]> proof = request.challengePassword().flatMap(CertificateIssuer::proof);
        if (proof.isPresent()) {
            return toBearerOfCode(wish, request, proof.get());
        } else if (wish.isFromAfar() || wish.app().medium() == Medium.WWW) {
            return now(refused(
                    "pairing-code-required",
                    "App '" + wish.app().app() + "' at " + wish.from().getHostAddress() + " has no pairing code, and "
                            + (wish.isFromAfar() ? "is on another machine." : "wants its certificates from a store."),
                    "bottlenose pair, and give the code to the app"));
        }
        return throughBridge(wish, request);
    }

    private CompletionStage<PairingOutcome> toBearerOfCode(
            PairingRequest wish, CertificateSigningRequest request, byte[] proof) {
        PairingCodes.Verdict verdict = codes.check(wish.app().app(), wish.from(), request.publicKeyInfo(), proof);
        if (verdict instanceof PairingCodes.Verdict.Valid valid) {
            return sealed.deliver(
                    request, authority.issue(request), valid, wish.app().medium());
        }
        return now(new PairingOutcome.Refused(((PairingCodes.Verdict.Invalid) verdict).fault()));
    }

    private CompletionStage<PairingOutcome> throughBridge(PairingRequest wish, CertificateSigningRequest request) {
        Optional<DeviceBridge> bridge = bridges.forSystem(wish.app().os());
        if (bridge.isEmpty()) {
            return now(refused(
                    "os-unsupported",
                    "Certificates cannot be delivered to apps on '" + wish.app().os() + "'.",
                    "connect through the browser port, which needs none"));
        }
        if (wish.app().medium() != Medium.FS_ACCESS) {
            return now(refused(
                    "medium-unsupported",
                    "App '" + wish.app().app() + "' wants its certificates by medium "
                            + wish.app().medium() + ".",
                    "let the app use medium 1, files in its private directory"));
        }
        IssuedCertificate issued = authority.issue(request);
        return bridge.get()
                .deliver(new DeliveryOrder(
                        wish.app(),
                        request.commonName(),
                        wish.csr(),
                        wish.destination(),
                        issued.certificatePem(),
                        issued.authorityPem()))
                .thenApply(delivery -> handover(wish, issued, delivery));
    }

    private PairingOutcome handover(PairingRequest wish, IssuedCertificate issued, Delivery delivery) {
        if (delivery instanceof Delivery.Delivered delivered) {
            return new PairingOutcome.Delivered(delivered.deviceId());
        } else if (secretExchange.isPresent() && SecretExchange.isFor(wish.app())) {
            return secretExchange.get().enclose(wish.app(), issued);
        }
        return new PairingOutcome.Refused(((Delivery.Refused) delivery).fault());
    }

    /** What is not base64 was not meant as a proof. */
    private static Optional<byte[]> proof(String challengePassword) {
        try {
            return Optional.of(Base64.getDecoder().decode(challengePassword));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CompletionStage<PairingOutcome> now(PairingOutcome handover) {
        return CompletableFuture.completedFuture(handover);
    }

    private static PairingOutcome refused(String code, String sentence, String next) {
        return new PairingOutcome.Refused(new Fault(code, sentence, next));
    }
}
