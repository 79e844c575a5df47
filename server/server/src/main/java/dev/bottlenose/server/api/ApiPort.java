package dev.bottlenose.server.api;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.UpgradeRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts front ends over WebSocket at {@code /}. */
public final class ApiPort implements LinkAcceptor {
    private final AccessGuard guard;
    private final OperationTable operations;
    private final ClientRegistry registry;
    private final EventFeed feed;
    private final AtomicLong nextFrontEnd = new AtomicLong(1);

    public ApiPort(AccessGuard guard, OperationTable operations, ClientRegistry registry, EventFeed feed) {
        this.guard = guard;
        this.operations = operations;
        this.registry = registry;
        this.feed = feed;
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
        QueryString query = QueryString.ofTarget(request.target());
        FrontEnd.Wishes wishes = new FrontEnd.Wishes(
                !query.get("events").orElse("").equals("none"),
                query.get("messages").orElse("").equals("opened"),
                query.get("largest")
                        .filter(bytes -> bytes.matches("\\d{1,15}"))
                        .map(bytes -> Math.max(AppHistory.LARGE_MESSAGE, Long.parseLong(bytes)))
                        .orElse(Long.MAX_VALUE));
        return new Admission.Accepted(link -> open(link, wishes));
    }

    private LinkReceiver open(Link link, FrontEnd.Wishes wishes) {
        FrontEndId id = new FrontEndId(nextFrontEnd.getAndIncrement());
        FrontEnd frontEnd = new FrontEnd(id, link, operations, registry, wishes);
        Runnable unsubscribe = wishes.events() ? feed.subscribe(frontEnd::publish) : () -> {};
        frontEnd.onClose(unsubscribe);
        registry.addFrontEnd(id, frontEnd);
        feed.publish(new ServerEvent.FrontEndConnected());
        return frontEnd;
    }
}
