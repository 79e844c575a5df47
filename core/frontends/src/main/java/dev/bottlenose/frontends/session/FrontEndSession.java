package dev.bottlenose.frontends.session;

import dev.bottlenose.frontends.message.FrontEndMessage;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.message.ServerMessage;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.wire.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A front end's side of one connection to a server. Not thread-safe.
 *
 * @param <C> by which a caller identifies its call; each call has its own
 */
public final class FrontEndSession<C> {
    /** Enough for a front end that asks many apps at once; one that never reads answers is stopped here. */
    public static final int MOST_OUTSTANDING = 10_000;

    private final Map<Long, C> outstanding = new LinkedHashMap<>();
    private long lastNumber;
    private boolean ended;

    /** Makes a call. */
    public List<SessionEffect<C>> call(String command, JsonArray arguments, C caller) {
        if (ended) {
            return List.of(new SessionEffect.Lost<>(caller));
        }
        if (outstanding.size() >= MOST_OUTSTANDING) {
            return List.of(new SessionEffect.Refused<>(
                    caller,
                    new Refusal(new Fault(
                            "too-many-calls",
                            MOST_OUTSTANDING + " calls are waiting for their answers.",
                            "wait for answers before making further calls"))));
        }
        outstanding.put(++lastNumber, caller);
        return List.of(new SessionEffect.Send<>(new FrontEndMessage.Exec(lastNumber, command, arguments).toText()));
    }

    /** The caller does not wait any longer; an answer that comes later is ignored. */
    public void abandon(C caller) {
        outstanding.values().remove(caller);
    }

    /** A text came from the server. */
    public List<SessionEffect<C>> receive(JsonText text) {
        try {
            Reading reading = new Reading();
            ServerMessage.read(text).handleBy(reading);
            return reading.effects;
        } catch (MalformedJsonException e) {
            return List.of(new SessionEffect.Reported<>("The server sent a message that is " + e.getMessage() + "."));
        }
    }

    /** The connection ended, from whichever side. What is not answered by now never will be. */
    public List<SessionEffect<C>> end() {
        ended = true;
        List<SessionEffect<C>> effects = new ArrayList<>();
        outstanding.values().forEach(caller -> effects.add(new SessionEffect.Lost<>(caller)));
        outstanding.clear();
        return effects;
    }

    private final class Reading implements ServerMessage.Handler {
        final List<SessionEffect<C>> effects = new ArrayList<>();

        @Override
        public void response(ServerMessage.Response response) {
            C caller = outstanding.remove(response.number());
            if (caller != null) {
                effects.add(new SessionEffect.Answered<>(caller, response.data()));
            }
        }

        @Override
        public void failed(ServerMessage.Failed failed) {
            C caller = outstanding.remove(failed.number());
            if (caller != null) {
                effects.add(new SessionEffect.Refused<>(caller, failed.refusal()));
            }
        }

        @Override
        public void happened(ServerMessage.Happened happened) {
            effects.add(new SessionEffect.Published<>(happened.event()));
        }

        @Override
        public void objection(ServerMessage.Objection objection) {
            effects.add(new SessionEffect.Reported<>(objection.message()));
        }

        @Override
        public void unknown(ServerMessage.Unknown unknown) {
            // Servers of other versions may send more kinds; none of them concerns a call.
        }
    }
}
