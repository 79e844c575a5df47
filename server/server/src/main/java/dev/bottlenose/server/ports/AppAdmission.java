package dev.bottlenose.server.ports;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.rsocket.Purpose;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.server.events.EventFeed;
import dev.bottlenose.server.pairing.Diagnoses;
import dev.bottlenose.transport.Link;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.LinkEnd;
import dev.bottlenose.transport.LinkReceiver;
import dev.bottlenose.transport.SetupAcceptor;
import dev.bottlenose.transport.SetupRequest;
import java.util.function.BiFunction;

/** The first step of every port: publishes who connects, and refuses apps that do not identify themselves. */
public final class AppAdmission {
    private final Diagnoses diagnoses;
    private final EventFeed feed;

    public AppAdmission(Diagnoses diagnoses, EventFeed feed) {
        this.diagnoses = diagnoses;
        this.feed = feed;
    }

    /** Accepts every upgrade; the link of an app whose query is invalid is then closed with 1011, as on the original. */
    LinkAcceptor.Admission admit(ClientQuery.Reading reading, BiFunction<ClientQuery, Link, LinkReceiver> connect) {
        return new LinkAcceptor.Admission.Accepted(link -> {
            if (reading instanceof ClientQuery.Reading.Accepted accepted) {
                return start(accepted.query(), link, connect);
            }
            return refuse(link, (ClientQuery.Reading.Refused) reading);
        });
    }

    /**
     * Does the same for legacy apps. An invalid SETUP is rejected; an empty one gets a connection on which no interaction is
     * implemented, as on the original.
     */
    SetupAcceptor.Admission admitLegacy(SetupRequest request, AppConnector connector) {
        if (request.data().size() == 0) {
            return new SetupAcceptor.Admission.Accepted(new Purpose.Nothing(), link -> new IgnoringReceiver());
        }
        ClientQuery.Reading reading = connector.readSetup(request.data());
        if (reading instanceof ClientQuery.Reading.Accepted accepted) {
            ClientQuery app = accepted.query();
            return new SetupAcceptor.Admission.Accepted(
                    connector.purpose(app), link -> start(app, link, connector::connectLegacy));
        }
        ClientQuery.Reading.Refused refused = (ClientQuery.Reading.Refused) reading;
        diagnoses.reportUnknown(request.remote().getHostString(), refused.fault());
        return new SetupAcceptor.Admission.Refused(refused.fault().sentence());
    }

    private LinkReceiver start(ClientQuery app, Link link, BiFunction<ClientQuery, Link, LinkReceiver> connect) {
        feed.publish(new ServerEvent.SetupStarted(Descriptions.identity(app)));
        return connect.apply(app, link);
    }

    private LinkReceiver refuse(Link link, ClientQuery.Reading.Refused refused) {
        diagnoses.reportUnknown(link.remote().getHostString(), refused.fault());
        link.close(new LinkEnd(LinkEnd.REFUSED, refused.fault().sentence()));
        return new IgnoringReceiver();
    }

    /** Ignores the messages of an app that was refused. */
    private static final class IgnoringReceiver implements LinkReceiver {
        @Override
        public void received(JsonText message) {}

        @Override
        public void closed(LinkEnd end) {}
    }
}
