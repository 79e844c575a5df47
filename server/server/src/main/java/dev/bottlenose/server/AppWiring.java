package dev.bottlenose.server;

import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.recording.Recorder;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.clients.DeliveredKeys;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.pairing.BridgeDelivery;
import dev.bottlenose.server.pairing.CertificateIssuer;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.PairingCodes;
import dev.bottlenose.server.pairing.SealedDelivery;
import dev.bottlenose.server.pairing.SecretExchange;
import dev.bottlenose.server.pairing.Setups;
import dev.bottlenose.server.ports.AppAdmission;
import dev.bottlenose.server.ports.AppPort;
import dev.bottlenose.server.ports.BrowserPort;
import dev.bottlenose.server.ports.PairingConnector;
import dev.bottlenose.server.ports.SecureConnector;
import java.util.Optional;

/** Wires everything that concerns apps: devices, connections, certificates, diagnoses, and the ports that apps use. */
final class AppWiring {
    final Diagnoses diagnoses;
    final Setups setups;
    final DeviceRegistry devices;
    final ClientRegistry clients;
    final Bridges bridges;
    final PairingCodes codes;
    final SecureConnector secureConnector;
    final AppPort securePort;
    final AppPort pairingPort;
    final BrowserPort browserPort;

    AppWiring(ServerContext context, CertificateAuthority authority, Recorder recorder) {
        ServerOptions options = context.options();
        diagnoses = new Diagnoses(context.feed(), options.clock(), context.scheduler());
        devices = new DeviceRegistry(context.feed());
        DeliveredKeys delivered = new DeliveredKeys();
        clients =
                new ClientRegistry(context.feed(), devices, options.history(), delivered, diagnoses::report, recorder);
        bridges = context.closer().add(loadBridges(context));
        codes = new PairingCodes(options.clock(), context.random());

        setups = new Setups(
                diagnoses,
                context.scheduler(),
                options.clock(),
                options.timeouts().connect());
        AppAdmission admission = new AppAdmission(diagnoses);
        secureConnector = new SecureConnector(authority, context.feed(), clients, bridges, setups);
        securePort = new AppPort(admission, secureConnector);
        pairingPort = new AppPort(
                admission,
                new PairingConnector(issuer(context, authority, delivered), setups, diagnoses, options.clock()));
        browserPort = new BrowserPort(admission, clients, setups);
    }

    /** Begins to report devices, and forwards the server's ports from them. */
    void startBridges(ServerPorts ports) {
        bridges.start(devices::accept, ports.onDevices());
    }

    private CertificateIssuer issuer(ServerContext context, CertificateAuthority authority, DeliveredKeys delivered) {
        PairingOptions pairing = context.options().pairing();
        SealedDelivery sealed = context.closer()
                .add(new SealedDelivery(
                        pairing.store(), context.scheduler(), context.options().clock(), context.random()));
        Optional<SecretExchange> secretExchange = pairing.secretExchange()
                ? Optional.of(new SecretExchange(devices, context.feed(), context.random()))
                : Optional.empty();
        return new CertificateIssuer(
                authority,
                new BridgeDelivery(authority, bridges, delivered, secretExchange),
                codes,
                sealed,
                context.workers());
    }

    private static Bridges loadBridges(ServerContext context) {
        return Bridges.load(
                new DeviceBridgeFactory.Context(context.workers(), System.getProperty("os.name"), System.getenv()),
                context.options().disabledBridges());
    }
}
