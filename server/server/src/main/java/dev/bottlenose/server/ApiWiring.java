package dev.bottlenose.server;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.api.AccessGuard;
import dev.bottlenose.server.api.AccessOperations;
import dev.bottlenose.server.api.ApiPages;
import dev.bottlenose.server.api.ApiPort;
import dev.bottlenose.server.api.AppOperations;
import dev.bottlenose.server.api.AuthToken;
import dev.bottlenose.server.api.CertificateOperations;
import dev.bottlenose.server.api.DeviceOperations;
import dev.bottlenose.server.api.DiagnosisOperations;
import dev.bottlenose.server.api.OperationTable;
import dev.bottlenose.server.api.PageKeys;
import dev.bottlenose.server.api.PageOperations;
import dev.bottlenose.server.api.PairingOperations;
import dev.bottlenose.server.api.PluginOperations;
import dev.bottlenose.server.api.RefusedOperations;
import dev.bottlenose.server.api.ServerOperations;
import dev.bottlenose.server.api.VirtualDeviceOperations;
import dev.bottlenose.server.page.BundledPage;
import dev.bottlenose.server.page.DesktopPlugins;
import dev.bottlenose.server.page.DirectoryPage;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.transport.HttpPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Wires everything that concerns front ends: their access, their commands, and the page. */
final class ApiWiring {
    final ApiPort port;
    final ApiPages pages;
    private final AuthToken token;
    private final PageKeys pageKeys;
    private final UserPlugins userPlugins;

    /** @throws IOException if the token cannot be written, or the page cannot be read */
    ApiWiring(
            ServerContext context,
            CertificateAuthority authority,
            AppWiring apps,
            RecordingWiring recording,
            ServerState state)
            throws IOException {
        ServerOptions options = context.options();
        token = AuthToken.open(options.home().certificates(), context.random(), options.clock());
        new TokenRenewal(token, context.feed(), context.scheduler()).start();
        pageKeys = new PageKeys(token, context.random(), options.clock());
        userPlugins = new UserPlugins(options.plugins(), context.random());
        AccessGuard guard = new AccessGuard(token, pageKeys, options.clock(), context.random());
        port = new ApiPort(
                guard,
                operations(context, authority, apps, recording, state),
                apps.clients,
                context.feed(),
                fault -> apps.diagnoses.reportUnknown("front end", fault));
        pages = new ApiPages(guard, pageKeys, page(options.page()), userPlugins, state::isStarted);
    }

    /** Tells the port at which front ends connect. */
    void listensAt(int number) {
        pageKeys.listensAt(number);
    }

    /** An address of the page that admits one browser, once. */
    String pageAddress() {
        return pageKeys.address();
    }

    private OperationTable operations(
            ServerContext context,
            CertificateAuthority authority,
            AppWiring apps,
            RecordingWiring recording,
            ServerState state)
            throws IOException {
        ServerOptions options = context.options();
        return new OperationTable(List.of(
                new ServerOperations(state::name, state::requestStop),
                new DiagnosisOperations(apps.diagnoses, apps.setups),
                new AppOperations(apps.clients),
                recording.operations(),
                new DeviceOperations(apps.devices, apps.bridges),
                new VirtualDeviceOperations(apps.bridges),
                new CertificateOperations(authority, apps.secureConnector::endAll, context.workers()),
                new AccessOperations(token, pageKeys, context.workers()),
                new PairingOperations(apps.codes),
                new PageOperations(options.home().directory()),
                new PluginOperations(
                        options.page().isPresent()
                                ? DesktopPlugins.in(options.page().get())
                                : DesktopPlugins.NONE,
                        userPlugins),
                new RefusedOperations()));
    }

    private static HttpPages page(Optional<Path> directory) throws IOException {
        return directory.isPresent() ? new DirectoryPage(directory.get()) : new BundledPage();
    }
}
