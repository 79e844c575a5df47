package dev.bottlenose.sdk.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it, told by whoever taps a library: the request's body, the response, its body, and the end,
 * which is {@link #responseEnds} or {@link #failed}. What is told after the end is ignored.
 *
 * <p>Safe from any thread. Nothing here waits, throws, or keeps or changes a buffer it is given.
 */
public final class Exchange {
    private final String id;
    private final NetworkPlugin plugin;
    private final RequestHead request;
    private final long timestamp;
    private final long began;
    private final Capture requestBody;
    private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);

    private boolean requestToldInFull;
    private @Nullable ResponseHead response;
    private @Nullable Capture responseBody;
    private long headCame;
    private boolean over;

    Exchange(String id, NetworkPlugin plugin, RequestHead request, Capture requestBody) {
        this.id = id;
        this.plugin = plugin;
        this.request = request;
        this.requestBody = requestBody;
        this.timestamp = plugin.millis();
        this.began = plugin.nanos();
    }

    synchronized void begin() {
        requestToldInFull = !request.hasBody();
        plugin.tellRequest(id, timestamp, request, requestBody);
    }

    /** The request's body begins; once more when a library has to repeat it. */
    public synchronized void requestBegins() {
        if (!requestToldInFull) {
            requestBody.restart();
        }
    }

    /** The next piece of the request's body. */
    public synchronized void request(ByteBuffer bytes) {
        if (!requestToldInFull) {
            requestBody.add(bytes);
        }
    }

    /** The request's body is sent, as far as it will be. */
    public synchronized void requestEnds() {
        if (!requestToldInFull && !over) {
            requestToldInFull = true;
            plugin.tellRequest(id, timestamp, request, requestBody);
            requestBody.release();
        }
    }

    /**
     * The response to give instead of asking the server, where the desktop wants that. The exchange is over then, and
     * nothing but the response need be handed out.
     */
    public synchronized Optional<MockResponse> mock() {
        Optional<MockResponse> mock = plugin.mock(request);
        if (mock.isPresent() && !over) {
            response(mock.get().head());
            response(ByteBuffer.wrap(mock.get().body()));
            tellResponse(true, "");
        }
        return mock;
    }

    /** A response comes; its body is yet to come. A head that is told later counts instead. */
    public synchronized void response(ResponseHead head) {
        if (over) {
            return;
        }
        requestEnds();
        response = head;
        if (responseBody == null) {
            headCame = plugin.nanos();
            responseBody = plugin.captureFor(head);
        }
        if (head.contentType().equals("text/event-stream")) {
            // It may go on for hours.
            tellResponse(false, "the events of this stream are not shown");
        }
    }

    /** The next piece of the response's body. */
    public synchronized void response(ByteBuffer bytes) {
        if (responseBody != null && !over) {
            responseBody.add(bytes);
        }
    }

    /** What there was of the response's body will not be sent. */
    public synchronized void responseRestarts() {
        if (responseBody != null && !over) {
            responseBody.restart();
        }
    }

    /** The response's body is there, or the app wants no more of it. */
    public synchronized void responseEnds() {
        if (!over && response != null) {
            tellResponse(false, "");
        }
    }

    /** There is no response, or its body broke off. */
    public synchronized void failed(Throwable failure) {
        if (over) {
            return;
        }
        if (response == null) {
            response(new ResponseHead(-1, Failures.describe(failure), HeaderList.empty()));
            tellResponse(false, "");
        } else {
            tellResponse(false, "the body broke off: " + Failures.describe(failure));
        }
    }

    /** How long a part of the exchange took, of all that is known. */
    public synchronized void took(Phase phase, Duration time) {
        phases.put(phase, time);
    }

    private void tellResponse(boolean mock, String note) {
        ResponseHead head = response;
        Capture body = responseBody;
        over = true;
        if (head != null && body != null) {
            Insights insights = new Insights(phases, headCame - began, plugin.nanos() - headCame, body.length());
            plugin.tellResponse(id, head, body, mock, insights, note);
            body.release();
        }
        requestBody.release();
    }
}
