package dev.bottlenose.check.faults;

import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.PairingCodeRequest;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.frontends.description.IssuedPairingCode;
import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.sdk.FlipperClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Faults of apps that have a pairing code. */
final class PairingCodeInjections implements AutoCloseable {
    private final Product product;
    private final List<FlipperClient> apps = new ArrayList<>();

    PairingCodeInjections(Product product) {
        this.product = product;
    }

    List<Injection> all() {
        return List.of(
                Injection.of("pairing code of another server", "pairing-code-wrong", this::wrong),
                Injection.of("pairing code that was revoked", "pairing-code-revoked", this::revoked),
                Injection.of("pairing code that another app used", "pairing-code-used", this::used));
    }

    private Injection.Observation wrong() throws Exception {
        start("Wrong code", PairingCode.random(new SecureRandom()).reveal());
        return product.diagnosis("pairing-code-wrong");
    }

    private Injection.Observation revoked() throws Exception {
        IssuedPairingCode code = issue();
        product.client()
                .await(product.client()
                        .run(
                                ServerCommands.REVOKE_PAIRING_CODE,
                                code.description().id()));
        start("Revoked code", code.code());
        return product.diagnosis("pairing-code-revoked");
    }

    private Injection.Observation used() throws Exception {
        IssuedPairingCode code = issue();
        start("First with the code", code.code());
        product.awaitApp("First with the code");
        start("Second with the code", code.code());
        return product.diagnosis("pairing-code-used");
    }

    private IssuedPairingCode issue() throws ClientException, InterruptedException {
        PairingCodeRequest request = new PairingCodeRequest(OptionalLong.empty(), OptionalLong.of(1));
        return product.client().await(product.client().run(ServerCommands.PAIR, request));
    }

    private void start(String name, String code) throws Exception {
        FlipperClient app = FlipperClient.builder(name)
                .host("localhost")
                .ports(product.port("insecure"), product.port("secure"))
                .privateDirectory(product.newDirectory(name))
                .pairingCode(code)
                .build();
        apps.add(app);
        app.start();
    }

    @Override
    public void close() {
        apps.forEach(FlipperClient::stop);
    }
}
