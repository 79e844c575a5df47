package dev.bottlenose.server;

import dev.bottlenose.pki.CertificateAuthority;
import dev.bottlenose.server.api.Api;
import dev.bottlenose.server.api.ApiPort;
import dev.bottlenose.server.api.AuthToken;
import dev.bottlenose.server.api.Commands;
import dev.bottlenose.server.api.PageKeys;
import dev.bottlenose.server.page.BundledPage;
import dev.bottlenose.server.page.DesktopPlugins;
import dev.bottlenose.server.page.FolderPage;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.transport.HttpPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Wires everything that concerns front ends: their access, their commands, and the page. */
final class ApiWiring {
    final ApiPort port;
    private final PageKeys pageKeys;

    /** @throws IOException if the token cannot be written, or the page cannot be read */
    ApiWiring(ServerContext context, CertificateAuthority authority, AppWiring apps, ServerState state)
            throws IOException {
        ServerOptions options = context.options();
        AuthToken token = AuthToken.create(options.home().certificates(), context.random());
        pageKeys = new PageKeys(context.random());
        port = new ApiPort(
                token,
                pageKeys,
                commands(context, authority, apps, state),
                apps.clients,
                context.feed(),
                page(options.page()),
                new UserPlugins(options.plugins()),
                state::isStarted);
    }

    /** A ticket that admits one browser, once. */
    String ticket() {
        return pageKeys.ticket();
    }

    private static Commands commands(
            ServerContext context, CertificateAuthority authority, AppWiring apps, ServerState state)
            throws IOException {
        ServerOptions options = context.options();
        return Api.commands(
                apps.devices,
                apps.bridges,
                apps.clients,
                apps.diagnoses,
                apps.codes,
                authority,
                context.workers(),
                options.home().directory(),
                options.page().isPresent() ? DesktopPlugins.in(options.page().get()) : DesktopPlugins.NONE,
                state::name,
                state::requestStop);
    }

    private static HttpPages page(Optional<Path> directory) throws IOException {
        return directory.isPresent() ? new FolderPage(directory.get()) : new BundledPage();
    }
}
