package dev.bottlenose.server.api;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.session.FrontEndId;
import dev.bottlenose.server.clients.ClientRegistry;
import dev.bottlenose.server.clients.LinkFaults;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.history.AppHistory;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.UpgradeRequest;
import dev.bottlenose.wire.Fault;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Accepts front ends over WebSocket at {@code /}. */
public final class ApiPort implements LinkAcceptor {
    private final AccessGuard guard;
    private final OperationTable operations;
    private final ClientRegistry registry;
    private final EventFeed feed;
    private final Consumer<Fault> faults;
    private final AtomicLong nextFrontEnd = new AtomicLong(1);

    /** @param faults receives the reasons why the server has ended connections of front ends */
    public ApiPort(
            AccessGuard guard,
            OperationTable operations,
            ClientRegistry registry,
            EventFeed feed,
            Consumer<Fault> faults) {
        this.guard = guard;
        this.operations = operations;
        this.registry = registry;
        this.feed = feed;
        this.faults = faults;
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
        frontEnd.onClose(end -> {
            unsubscribe.run();
            LinkFaults.ofFrontEnd(end).ifPresent(faults);
        });
        registry.addFrontEnd(id, frontEnd);
        feed.publish(new ServerEvent.FrontEndConnected());
        return frontEnd;
    }
}
