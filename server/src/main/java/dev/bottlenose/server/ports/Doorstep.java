package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.server.events.AppIdentity;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.events.ServerEvent;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor.Admission;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import java.util.function.BiFunction;

/** What every port does with an app first: announce it, or turn away who does not say who it is. */
public final class Doorstep {
    private final Diagnoses diagnoses;
    private final EventFeed feed;

    public Doorstep(Diagnoses diagnoses, EventFeed feed) {
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
