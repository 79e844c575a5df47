package dev.bottlenose.server.api;

import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.page.UserPlugins;
import dev.bottlenose.transport.HttpPages;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.UpgradeRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Port 52342: front ends over WebSocket at {@code /}, and the few pages that HTTP serves. */
public final class ApiPort implements LinkAcceptor, HttpPages {
    private final AccessGuard guard;
    private final PageKeys pageKeys;
    private final Commands commands;
    private final ClientRegistry registry;
    private final EventFeed feed;
    private final HttpPages page;
    private final HttpPages ownPlugins;
    private final BooleanSupplier ready;
    private final AtomicLong nextFrontEnd = new AtomicLong(1);

    /**
     * Puts the port's conversations together.
     *
     * @param page serves what is not served here
     * @param ownPlugins serves what is below {@link UserPlugins#PATH}, to pages that were let in
     * @param ready whether every listener is up
     */
    public ApiPort(
            AuthToken token,
            PageKeys pageKeys,
            Commands commands,
            ClientRegistry registry,
            EventFeed feed,
            HttpPages page,
            HttpPages ownPlugins,
            BooleanSupplier ready) {
        this.guard = new AccessGuard(token, pageKeys);
        this.pageKeys = pageKeys;
        this.commands = commands;
        this.registry = registry;
        this.feed = feed;
        this.page = page;
        this.ownPlugins = ownPlugins;
        this.ready = ready;
    }

    @Override
    public Admission admit(UpgradeRequest request) {
        if (!request.path().equals("/")) {
            return new Admission.Refused(404, "The API is at /.");
        }
        Optional<String> objection = guard.objectionToFrontEnd(request);
        if (objection.isPresent()) {
            return new Admission.Refused(401, objection.get());
        }
        boolean wantsEvents =
                !QueryString.ofTarget(request.target()).get("events").orElse("").equals("none");
        return new Admission.Accepted(link -> open(link, wantsEvents));
    }

    @Override
    public Answer get(UpgradeRequest request) {
        Optional<String> objection = guard.objectionToHost(request);
        if (objection.isPresent()) {
            return Answer.text(403, objection.get() + "\n");
        }
        return switch (request.path()) {
            case "/health" -> Answer.text(200, "flipper-ok");
            case "/ready" -> ApiMessages.httpJson("{\"isReady\":" + ready.getAsBoolean() + "}");
            case "/info" -> ApiMessages.httpJson(Environment.describe().toString());
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
                    ? ownPlugins.get(request)
                    : Answer.text(403, "Plugins are served to the page alone.\n");
        }
        return page.get(request);
    }

    private LinkReceiver open(Link link, boolean wantsEvents) {
        FrontEndId id = new FrontEndId(nextFrontEnd.getAndIncrement());
        FrontEnd frontEnd = new FrontEnd(id, link, commands, registry, wantsEvents);
        Runnable deaf = wantsEvents ? feed.listen(frontEnd::tell) : () -> {};
        frontEnd.onClose(deaf);
        registry.addFrontEnd(id, frontEnd);
        feed.publish(new ServerEvent.FrontEndConnected());
        return frontEnd;
    }
}
