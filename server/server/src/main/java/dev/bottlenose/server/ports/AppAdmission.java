package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.events.AppIdentity;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor.Admission;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.SetupAcceptor;
import dev.bottlenose.transport.SetupRequest;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What every port does with an app first: announce it, or turn away who does not say who it is. */
public final class AppAdmission {
    private final Diagnoses diagnoses;
    private final EventFeed feed;

    public AppAdmission(Diagnoses diagnoses, EventFeed feed) {
        this.diagnoses = diagnoses;
        this.feed = feed;
    }

    /** Everybody gets the upgrade; a query that cannot be used then gets close 1011, as on the original. */
    Admission admit(ClientQuery.Reading reading, BiFunction<ClientQuery, Link, LinkReceiver> welcome) {
        return new Admission.Accepted(link -> {
            if (reading instanceof ClientQuery.Reading.Accepted accepted) {
                feed.publish(new ServerEvent.SetupStarted(AppIdentity.of(accepted.query())));
                return welcome.apply(accepted.query(), link);
            }
            return turnAway(link, (ClientQuery.Reading.Refused) reading);
        });
    }

    /**
     * The same for apps of the first generation: a SETUP that cannot be used is rejected, an empty one gets a connection on
     * which nothing is implemented, as on the original.
     */
    SetupAcceptor.Admission admit(
            SetupRequest request,
            Function<JsonText, ClientQuery.Reading> reader,
            Function<ClientQuery, Purpose> purpose,
            BiFunction<ClientQuery, Link, LinkReceiver> welcome) {
        if (request.data().size() == 0) {
            return new SetupAcceptor.Admission.Accepted(new Purpose.Nothing(), link -> new Unheard());
        }
        ClientQuery.Reading reading = reader.apply(request.data());
        if (reading instanceof ClientQuery.Reading.Accepted accepted) {
            ClientQuery app = accepted.query();
            return new SetupAcceptor.Admission.Accepted(purpose.apply(app), link -> {
                feed.publish(new ServerEvent.SetupStarted(AppIdentity.of(app)));
                return welcome.apply(app, link);
            });
        }
        ClientQuery.Reading.Refused refused = (ClientQuery.Reading.Refused) reading;
        diagnoses.reportUnknown(request.remote().getHostString(), refused.fault());
        return new SetupAcceptor.Admission.Refused(refused.fault().sentence());
    }

    /** Apps of the first generation work, but not for ever. */
    void noticeDeprecation(ClientQuery app) {
        feed.publish(new ServerEvent.Notified(
                ServerEvent.Level.WARNING,
                "Deprecation notice",
                "App '" + app.app() + "' on '" + app.device()
                        + "' connects over RSocket, which Flipper's SDKs gave up in 2022. Update its Flipper SDK."));
    }

    private LinkReceiver turnAway(Link link, ClientQuery.Reading.Refused refused) {
        diagnoses.reportUnknown(link.remote().getHostString(), refused.fault());
        link.close(new LinkEnd(LinkEnd.REFUSED, refused.fault().sentence()));
        return new Unheard();
    }

    /** What it still says, it says to nobody. */
    private static final class Unheard implements LinkReceiver {
        @Override
        public void received(JsonText message) {}

        @Override
        public void closed(LinkEnd end) {}
    }
}
