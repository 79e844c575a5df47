package dev.bottlenose.server.api;

import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.UpgradeRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What the front ends' port serves over HTTP: the server's health, the page, and the developer's plugins for it. */
public final class ApiPages implements HttpPages {
    private final AccessGuard guard;
    private final PageKeys pageKeys;
    private final HttpPages page;
    private final HttpPages userPlugins;
    private final BooleanSupplier ready;

    /**
     * Pages of one server.
     *
     * @param page serves what is not served here
     * @param userPlugins serves what is below {@link UserPlugins#PATH}, to browsers that have the cookie
     * @param ready whether every listener is open
     */
    public ApiPages(
            AccessGuard guard, PageKeys pageKeys, HttpPages page, HttpPages userPlugins, BooleanSupplier ready) {
        this.guard = guard;
        this.pageKeys = pageKeys;
        this.page = page;
        this.userPlugins = userPlugins;
        this.ready = ready;
    }

    @Override
    public Answer get(UpgradeRequest request) {
        Optional<String> objection = guard.objectionToHost(request);
        if (objection.isPresent()) {
            return Answer.text(403, objection.get() + "\n");
        }
        return switch (request.path()) {
            case "/health" -> Answer.text(200, "flipper-ok");
            case "/ready" -> json("{\"isReady\":" + ready.getAsBoolean() + "}");
            case "/info" -> json(Environment.describe().toString());
            case "/shutdown" -> Answer.text(403, "Use the authenticated command 'shutdown' of the API.\n");
            default -> page(request);
        };
    }

    private Answer page(UpgradeRequest request) {
        Optional<String> ticket = QueryString.ofTarget(request.target()).get("ticket");
        if (ticket.filter(pageKeys::use).isPresent() || guard.hasToken(request)) {
            // The address that stays in the browser's history holds no secret.
            return new Answer(
                    302,
                    "text/plain",
                    new byte[0],
                    Map.of("Location", request.path(), "Set-Cookie", pageKeys.setCookie()));
        }
        if (request.path().startsWith(UserPlugins.PATH)) {
            return pageKeys.opens(request.header("Cookie").orElse(""))
                    ? userPlugins.get(request)
                    : Answer.text(403, "Plugins are served to the page alone.\n");
        }
        return page.get(request);
    }

    private static Answer json(String json) {
        return new Answer(200, "application/json", json.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
