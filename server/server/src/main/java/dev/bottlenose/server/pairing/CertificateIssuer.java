package dev.bottlenose.server.pairing;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateSigningRequest;
import dev.bottlenose.pki.IssuedCertificate;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Issues certificates to apps. A device bridge delivers them to an app whose files it can reach; an app with a pairing
 * code gets them sealed; an iOS app can get them by the original's secret exchange, if that is enabled. Every other
 * request is refused. Safe from any thread; does not block.
 */
public final class CertificateIssuer {
    private final CertificateAuthority authority;
    private final Bridges bridges;
    private final PairingCodes codes;
    private final SealedDelivery sealed;
    private final Optional<SecretExchange> secretExchange;
    private final Executor executor;

    /**
     * An issuer.
     *
     * @param secretExchange for iOS apps whose files no bridge could reach; empty if it is not enabled
     * @param executor for signing, which takes milliseconds of processor time
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

    /** Never completes exceptionally: a failure is a refusal. */
    public CompletionStage<PairingOutcome> sign(PairingRequest pairing) {
        return CompletableFuture.supplyAsync(() -> start(pairing), executor)
                .thenCompose(outcome -> outcome)
                .exceptionally(bug -> refused(
                        "internal-error",
                        "Cannot issue certificates for app '" + pairing.query().appName()
                                + "' because of an internal error: " + bug + ".",
                        "report this with the server's output"));
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
        return byBridge(pairing, request);
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
                        fault -> now(new PairingOutcome.Refused(fault)));
    }

    private CompletionStage<PairingOutcome> byBridge(PairingRequest pairing, CertificateSigningRequest request) {
        Optional<DeviceBridge> bridge = bridges.forSystem(pairing.query().os());
        if (bridge.isEmpty()) {
            return now(refused(
                    "os-unsupported",
                    "Certificates cannot be delivered to apps on '"
                            + pairing.query().os() + "'.",
                    "use the browser port, which requires no certificate"));
        }
        if (pairing.query().medium() != Medium.FS_ACCESS) {
            return now(refused(
                    "medium-unsupported",
                    "App '" + pairing.query().appName() + "' requests its certificates by medium "
                            + pairing.query().medium() + ", which no device bridge supports.",
                    "configure the app to use medium 1, files in its private directory"));
        }
        IssuedCertificate issued = authority.issue(request);
        return bridge.get()
                .deliver(new DeliveryOrder(
                        pairing.query(),
                        request.commonName(),
                        pairing.csr(),
                        pairing.destination(),
                        issued.certificatePem(),
                        issued.authorityPem()))
                .thenApply(delivery -> outcome(pairing, issued, delivery));
    }

    private PairingOutcome outcome(PairingRequest pairing, IssuedCertificate issued, Delivery delivery) {
        return delivery.map(PairingOutcome.Delivered::new, fault -> undelivered(pairing, issued, fault));
    }

    private PairingOutcome undelivered(PairingRequest pairing, IssuedCertificate issued, Fault fault) {
        return secretExchange
                .filter(exchange -> SecretExchange.isFor(pairing.query()))
                .<PairingOutcome>map(exchange -> exchange.enclose(pairing.query(), issued))
                .orElseGet(() -> new PairingOutcome.Refused(fault));
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
