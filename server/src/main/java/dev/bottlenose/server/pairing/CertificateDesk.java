package dev.bottlenose.server.pairing;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.pki.CertificateSigningRequest;
import dev.bottlenose.pki.IssuedCertificate;
import dev.bottlenose.pki.SigningRequestReading;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.Fault;
import dev.bottlenose.protocol.Medium;
import dev.bottlenose.server.bridges.Bridges;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Issues a certificate for a request and has it delivered. Safe from any thread; does not block. */
public final class CertificateDesk {
    private final CertificateAuthority authority;
    private final Bridges bridges;
    private final Executor executor;

    /** @param executor for signing, which takes milliseconds of work */
    public CertificateDesk(CertificateAuthority authority, Bridges bridges, Executor executor) {
        this.authority = authority;
        this.bridges = bridges;
        this.executor = executor;
    }

    /** Never completes exceptionally: what goes wrong is a refusal. */
    public CompletionStage<Delivery> sign(ClientQuery app, String csr, String destination) {
        return CompletableFuture.supplyAsync(() -> start(app, csr, destination), executor)
                .thenCompose(delivery -> delivery)
                .exceptionally(bug -> refused(
                        "internal-error",
                        "Certificates for app '" + app.app() + "' failed: " + bug + ".",
                        "report this with the lines the server printed"));
    }

    private CompletionStage<Delivery> start(ClientQuery app, String csr, String destination) {
        Optional<DeviceBridge> bridge = bridges.forSystem(app.os());
        if (bridge.isEmpty()) {
            return CompletableFuture.completedFuture(refused(
                    "os-unsupported",
                    "Certificates cannot be delivered to apps on '" + app.os() + "'.",
                    "connect through the browser port, which needs none"));
        }
        if (app.medium() != Medium.FS_ACCESS) {
            return CompletableFuture.completedFuture(refused(
                    "medium-unsupported",
                    "App '" + app.app() + "' wants its certificates by medium " + app.medium() + ".",
                    "let the app use medium 1, files in its private directory"));
        }
        SigningRequestReading reading = CertificateSigningRequest.read(csr);
        if (reading instanceof SigningRequestReading.Refused refused) {
            return CompletableFuture.completedFuture(new Delivery.Refused(refused.fault()));
        }
        CertificateSigningRequest request = ((SigningRequestReading.Accepted) reading).request();
        IssuedCertificate issued = authority.issue(request);
        return bridge.get()
                .deliver(new DeliveryOrder(
                        app, request.commonName(), csr, destination, issued.certificatePem(), issued.authorityPem()));
    }

    private static Delivery refused(String code, String sentence, String next) {
        return new Delivery.Refused(new Fault(code, sentence, next));
    }
}
