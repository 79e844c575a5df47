package dev.bottlenose.sdk.session;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The app's side of the protocol, over any number of links one after the other (docs/PROTOCOL.md,
 * "JSON-RPC on the established channel").
 *
 * <p>Every method returns at once and may be called from any thread. Plugins are called through the executor only, and
 * never with a lock held, so they may call any method.
 */
public final class Session {
    private final PluginExecutor executor;
    private final ErrorLog unsentErrors;
    private final int eventsKept;

    private final Object lock = new Object();
    private final PluginRegistry plugins;
    private final RequestDispatcher dispatch;
    private @Nullable Outbox outbox;
    private long eventsLost;

    /**
     * Creates a session without plugins and without a link.
     *
     * @param eventsKept how many events a background plugin may buffer while no desktop is connected to it
     */
    public Session(PluginExecutor executor, int eventsKept, ErrorLog unsentErrors) {
        this.executor = executor;
        this.eventsKept = eventsKept;
        this.unsentErrors = unsentErrors;
        this.plugins = new PluginRegistry(new Host(), executor);
        this.dispatch = new RequestDispatcher(this::report, plugins, executor);
    }

    /** Adds a plugin and returns its id; empty if the id is taken, or the plugin throws. */
    public Optional<String> addPlugin(FlipperPlugin plugin) {
        Registration registration;
        try {
            registration = new Registration(plugin, eventsKept);
        } catch (RuntimeException e) {
            report(Messages.report(e));
            return Optional.empty();
        }
        synchronized (lock) {
            if (!plugins.add(registration)) {
                return Optional.empty();
            }
            refresh();
            return Optional.of(registration.id());
        }
    }

    /** Disconnects and removes the plugin with the id of {@code plugin}. Does nothing if there is none. */
    public void removePlugin(FlipperPlugin plugin) {
        String id;
        try {
            id = plugin.getId();
        } catch (RuntimeException e) {
            report(Messages.report(e));
            return;
        }
        synchronized (lock) {
            if (plugins.remove(id)) {
                refresh();
            }
        }
        executor.flush();
    }

    public Optional<FlipperPlugin> plugin(String id) {
        synchronized (lock) {
            return Optional.ofNullable(plugins.get(id)).map(Registration::plugin);
        }
    }

    /** All plugins, sorted by id. */
    public List<FlipperPlugin> plugins() {
        synchronized (lock) {
            return plugins.all();
        }
    }

    /** Whether a desktop is connected. */
    public boolean isOpen() {
        synchronized (lock) {
            return outbox != null;
        }
    }

    /** A desktop is connected. Plugins are connected when it requests them. */
    public void opened(Outbox opened) {
        synchronized (lock) {
            outbox = opened;
        }
    }

    /** A message was received on {@code from}; ignored if that is not the current link. */
    public void received(Outbox from, String text) {
        Request request;
        try {
            request = Request.parse(text);
        } catch (IllegalArgumentException e) {
            report(Messages.fault("Received a message that cannot be read: " + e.getMessage(), "MalformedMessage"));
            return;
        }
        synchronized (lock) {
            if (from == outbox) {
                dispatch.answer(request, new Responder(from, request.id()));
            }
        }
        executor.flush();
    }

    /** The client was stopped. Does nothing if no desktop is connected. */
    public void closed() {
        synchronized (lock) {
            outbox = null;
            plugins.disconnectAll();
        }
        executor.flush();
    }

    /**
     * The desktop has disconnected. Events of background plugins that it has not confirmed are buffered for the next
     * link, so that a desktop may receive an event twice. Does nothing if no desktop is connected.
     */
    public void lost() {
        synchronized (lock) {
            List<Event> undelivered = outbox == null ? Collections.emptyList() : outbox.undelivered();
            outbox = null;
            plugins.disconnectAll();
            for (int i = undelivered.size() - 1; i >= 0; i--) {
                putBack(undelivered.get(i));
            }
        }
        executor.flush();
    }

    /** Reports an error outside any call to the desktop, or to the log if none is connected. */
    public void report(FlipperObject error) {
        @Nullable Outbox connected;
        synchronized (lock) {
            connected = outbox;
        }
        if (connected == null) {
            unsentErrors.add(error);
        } else {
            connected.reply(Messages.error(null, error));
        }
    }

    private void putBack(Event event) {
        @Nullable Registration registration = plugins.get(event.pluginId());
        if (registration != null && registration.background()) {
            registration.unsent().putBack(event);
        }
    }

    private void pass(Event event) {
        if (outbox == null) {
            return;
        }
        if (outbox.event(event)) {
            reportLost();
        } else {
            eventsLost++;
        }
    }

    private void reportLost() {
        if (eventsLost > 0 && outbox != null) {
            String message = eventsLost + " events were lost while the desktop was away or too slow";
            outbox.reply(Messages.error(null, Messages.fault(message, "EventsLost")));
            eventsLost = 0;
        }
    }

    private void refresh() {
        if (outbox != null) {
            outbox.reply(Messages.REFRESH_PLUGINS);
        }
    }

    /** Handles what plugins do with their connections. */
    private final class Host implements PluginConnection.Host {
        @Override
        public void send(PluginConnection from, Event event) {
            synchronized (lock) {
                @Nullable Registration registration = plugins.owner(from);
                if (registration == null) {
                    return;
                }
                if (registration.background() && !registration.caughtUp()) {
                    registration.unsent().add(event);
                } else if (registration.background() || registration.connection() == from) {
                    pass(event);
                }
            }
        }

        /** Sends what a background plugin has buffered. */
        @Override
        public void connected(PluginConnection connection) {
            synchronized (lock) {
                @Nullable Registration registration = plugins.owner(connection);
                if (outbox != null && registration != null && registration.connection() == connection) {
                    registration.catchUp();
                    eventsLost += registration.unsent().takeLost();
                    registration.unsent().drain().forEach(Session.this::pass);
                    reportLost();
                }
            }
        }

        @Override
        public void report(FlipperObject error) {
            Session.this.report(error);
        }

        @Override
        public boolean awaitDelivery(Duration atMost) {
            @Nullable Outbox connected;
            synchronized (lock) {
                connected = outbox;
            }
            try {
                return connected != null && connected.awaitDelivery(atMost);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
