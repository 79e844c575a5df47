package dev.bottlenose.server.ports;

import dev.bottlenose.transport.UpgradeRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which web pages may connect to the ports of apps. A browser sends {@code Origin} with every WebSocket, and no page can
 * forge it; programs send none, except that the iOS SDK sends the address it connects to.
 */
final class WebOrigins {
    /** Also the short form that Node apps send by hand. Source: PROTOCOL.md, browser apps. */
    private static final Pattern LOCAL_PAGE = Pattern.compile("(http://)?localhost:\\d{0,5}");

    /** A name of its own could be made to lead here (DNS rebinding). */
    private static final Pattern LOCAL_HOST =
            Pattern.compile("(localhost|\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?");

    private WebOrigins() {}

    /** Why the request may not become a link of an app that is no page; empty if it may. */
    static Optional<String> objectionToApp(UpgradeRequest request) {
        String host = request.header("Host").orElse("");
        boolean own = request.header("Origin")
                .map(origin -> LOCAL_HOST.matcher(host).matches()
                        && (origin.equals("http://" + host) || origin.equals("https://" + host)))
                .orElse(true);
        return own ? Optional.empty() : Optional.of("Web pages may not connect here.");
    }

    /** Why the request may not become a link of an app in a page; empty if it may. */
    static Optional<String> objectionToPage(UpgradeRequest request) {
        boolean local = LOCAL_PAGE.matcher(request.header("Origin").orElse("")).matches();
        return local
                ? Optional.empty()
                : Optional.of("Only pages from http://localhost:* may connect; send such an Origin.");
    }
}
