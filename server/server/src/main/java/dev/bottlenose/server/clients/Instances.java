package dev.bottlenose.server.clients;

import dev.bottlenose.protocol.ClientId;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides under which client id an app is connected where several introduce themselves in the same way. The first has the
 * original's id, later ones have their number in the app's name. Guarded by {@link ClientRegistry}.
 */
final class Instances {
    /** Of one app that can be connected at a time. */
    static final int MAX_INSTANCES = 16;

    private final ClientOwners owners;
    private final Function<ClientId, Optional<ClientConnection>> connected;

    /** @param connected the connection that has an id now */
    Instances(ClientOwners owners, Function<ClientId, Optional<ClientConnection>> connected) {
        this.owners = owners;
        this.connected = connected;
    }

    /** The connections that an app may replace if they no longer answer. */
    List<ClientConnection> rivals(AppLink app) {
        List<ClientConnection> rivals = new ArrayList<>();
        for (int number = 1; number <= MAX_INSTANCES; number++) {
            ClientId id = app.asInstance(number).id();
            connected
                    .apply(id)
                    .filter(holder -> owners.admit(id, app.key()))
                    .filter(holder -> !holder.key().isOutrankedBy(app.key()))
                    .ifPresent(rivals::add);
        }
        return rivals;
    }

    /** The app under the first id that is its own or free; empty if there are too many instances. */
    Optional<AppLink> place(Arrival arrival) {
        for (int number = 1; number <= MAX_INSTANCES; number++) {
            AppLink instance = arrival.app().asInstance(number);
            Optional<ClientConnection> holder = connected.apply(instance.id());
            if (owners.admit(instance.id(), instance.key())
                    && holder.map(arrival::replaces).orElse(true)) {
                return Optional.of(instance);
            }
        }
        return Optional.empty();
    }

    /** What the developer has to know about an app that claims an id which another key owns. */
    Optional<Fault> objection(AppLink claimed, AppLink placed) {
        if (owners.admit(claimed.id(), claimed.key())) {
            return Optional.empty();
        }
        String name = claimed.query().appName();
        String from = claimed.link().remote().getHostString() + ", port "
                + claimed.link().remote().getPort();
        String listed = " It is listed as '" + placed.query().appName() + "'.";
        return Optional.of(
                claimed.key().isProved()
                        ? new Fault(
                                "app-key-differs",
                                "A program at " + from + " claims to be app '" + name
                                        + "' with another certificate than that app has." + listed,
                                "if it is a second instance of the app, or the app was installed anew, use it under"
                                        + " that name; else find out which program it is")
                        : new Fault(
                                "app-key-missing",
                                "A program at " + from + " claims to be app '" + name
                                        + "' without the certificate that the app has." + listed,
                                "find out which program connects to the browser port under this name"));
    }

    static Fault tooMany(ClientQuery app) {
        return new Fault(
                "instances-limit",
                MAX_INSTANCES + " instances of app '" + app.appName() + "' are connected, and another one was refused.",
                "end some of them");
    }
}
