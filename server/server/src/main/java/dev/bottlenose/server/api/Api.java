package dev.bottlenose.server.api;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.page.DesktopPlugins;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.server.pairing.PairingCodes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Puts the commands together. */
public final class Api {
    private Api() {}

    /**
     * All commands a front end can use.
     *
     * @param state the server's state in the original's words
     * @param shutdown ends the server; returns at once
     */
    public static Commands commands(
            DeviceRegistry devices,
            Bridges bridges,
            ClientRegistry registry,
            Diagnoses diagnoses,
            PairingCodes codes,
            CertificateAuthority authority,
            Executor executor,
            Path home,
            DesktopPlugins plugins,
            Supplier<String> state,
            Runnable shutdown) {
        return new Commands(List.of(
                new ServerCommands(diagnoses, state, shutdown),
                new AppCommands(devices, registry),
                new DeviceCommands(bridges),
                new CertificateCommands(authority, executor),
                new PairingCommands(codes),
                new PageCommands(home),
                new PluginCommands(plugins),
                new RefusedCommands()));
    }
}
