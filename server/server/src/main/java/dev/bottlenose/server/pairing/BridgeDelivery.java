package dev.bottlenose.server.pairing;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateSigningRequest;
import dev.bottlenose.pki.IssuedCertificate;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientKey;
import dev.bottlenose.server.clients.DeliveredKeys;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Issues certificates to apps whose files a device bridge can reach, and has it deliver them. Where it cannot, an iOS app can
 * get them by the original's secret exchange, if that is enabled. Safe from any thread.
 */
public final class BridgeDelivery {
    private final CertificateAuthority authority;
    private final Bridges bridges;
    private final DeliveredKeys delivered;
    private final Optional<SecretExchange> secretExchange;

    /**
     * A delivery through the bridges.
     *
     * @param delivered learns what was delivered where
     * @param secretExchange empty if it is not enabled
     */
    public BridgeDelivery(
            CertificateAuthority authority,
            Bridges bridges,
            DeliveredKeys delivered,
            Optional<SecretExchange> secretExchange) {
        this.authority = authority;
        this.bridges = bridges;
        this.delivered = delivered;
        this.secretExchange = secretExchange;
    }

    CompletionStage<PairingOutcome> deliver(PairingRequest pairing, CertificateSigningRequest request) {
        Optional<DeviceBridge> bridge = bridges.forSystem(pairing.query().os());
        if (bridge.isEmpty()) {
            return refused(
                    "os-unsupported",
                    "Certificates cannot be delivered to apps on '"
                            + pairing.query().os() + "'.",
                    "use the browser port, which requires no certificate");
        }
        if (pairing.query().medium() != Medium.FS_ACCESS) {
            return refused(
                    "medium-unsupported",
                    "App '" + pairing.query().appName() + "' requests its certificates by medium "
                            + pairing.query().medium() + ", which no device bridge supports.",
                    "configure the app to use medium 1, files in its private directory");
        }
        IssuedCertificate issued = authority.issue(request);
        ClientKey key = ClientKey.of(request.publicKeyInfo());
        return bridge.get()
                .deliver(new DeliveryOrder(
                        pairing.query(),
                        request.commonName(),
                        pairing.csr(),
                        pairing.destination(),
                        issued.certificatePem(),
                        issued.authorityPem()))
                .thenApply(delivery -> outcome(pairing, issued, key, delivery));
    }

    private PairingOutcome outcome(PairingRequest pairing, IssuedCertificate issued, ClientKey key, Delivery delivery) {
        return delivery.map(
                deviceId -> {
                    delivered.add(key, new DeliveredKeys.Place(deviceId, pairing.destination()));
                    return new PairingOutcome.Delivered(deviceId);
                },
                fault -> undelivered(pairing, issued, fault));
    }

    private PairingOutcome undelivered(PairingRequest pairing, IssuedCertificate issued, Fault fault) {
        return secretExchange
                .filter(exchange -> SecretExchange.isFor(pairing.query()))
                .<PairingOutcome>map(exchange -> exchange.enclose(pairing.query(), issued))
                .orElseGet(() -> new PairingOutcome.Refused(fault));
    }

    private static CompletionStage<PairingOutcome> refused(String code, String sentence, String next) {
        return CompletableFuture.completedFuture(new PairingOutcome.Refused(new Fault(code, sentence, next)));
    }
}
