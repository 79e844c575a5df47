package dev.bottlenose.sdk.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as reported by an integration with an HTTP library: the request's body, the response, its body,
 * and the end, which is {@link #responseEnds} or {@link #failed}. Calls after the end are ignored.
 *
 * <p>Safe from any thread. No method blocks or throws, and none keeps or changes the buffer it is given.
 */
public final class Exchange {
    private final String id;
    private final Reporter reporter;
    private final RequestHead request;
    private final long timestamp;
    private final long beginTime;
    private final BodyCapture requestBody;
    private final Map<Phase, Duration> phases = new EnumMap<>(Phase.class);

    private boolean requestComplete;
    private @Nullable ResponseHead response;
    private @Nullable BodyCapture responseBody;
    private long headTime;
    private boolean over;

    Exchange(String id, Reporter reporter, RequestHead request, BodyCapture requestBody) {
        this.id = id;
        this.reporter = reporter;
        this.request = request;
        this.requestBody = requestBody;
        this.timestamp = reporter.millis();
        this.beginTime = reporter.nanos();
    }

    synchronized void begin() {
        requestComplete = !request.hasBody();
        reporter.requested(id, timestamp, request, requestBody);
    }

    /** The request's body begins; again if the library has to repeat it. */
    public synchronized void requestBegins() {
        if (!requestComplete) {
            requestBody.restart();
        }
    }

    /** The next piece of the request's body. */
    public synchronized void request(ByteBuffer bytes) {
        if (!requestComplete) {
            requestBody.add(bytes);
        }
    }

    /** The request's body has ended, complete or not. */
    public synchronized void requestEnds() {
        if (!requestComplete && !over) {
            requestComplete = true;
            reporter.requested(id, timestamp, request, requestBody);
            requestBody.release();
        }
    }

    /**
     * Returns the response to use in place of the server's, if the desktop provides one. The exchange has then ended: the
     * integration hands the response to the app and reports nothing more.
     */
    public synchronized Optional<MockResponse> mock() {
        Optional<MockResponse> mock = reporter.mock(request);
        if (mock.isPresent() && !over) {
            response(mock.get().head());
            response(ByteBuffer.wrap(mock.get().body()));
            end(true, "");
        }
        return mock;
    }

    /** The response begins; its body follows. A later head replaces an earlier one. */
    public synchronized void response(ResponseHead head) {
        if (over) {
            return;
        }
        requestEnds();
        response = head;
        if (responseBody == null) {
            headTime = reporter.nanos();
            responseBody = reporter.captureFor(head);
        }
        if (head.contentType().equals("text/event-stream")) {
            // It may go on for hours.
            end(false, "the events of this stream are not shown");
        }
    }

    /** The next piece of the response's body. */
    public synchronized void response(ByteBuffer bytes) {
        if (responseBody != null && !over) {
            responseBody.add(bytes);
        }
    }

    /** The response's body begins again; what was reported of it does not count. */
    public synchronized void responseRestarts() {
        if (responseBody != null && !over) {
            responseBody.restart();
        }
    }

    /** The response's body has ended, or the app has stopped reading it. */
    public synchronized void responseEnds() {
        if (!over && response != null) {
            end(false, "");
        }
    }

    /** The request failed, or the response's body ended too early. */
    public synchronized void failed(Throwable failure) {
        if (over) {
            return;
        }
        if (response == null) {
            response(new ResponseHead(-1, Failures.describe(failure), HeaderList.empty()));
            end(false, "");
        } else {
            end(false, "the body is incomplete: " + Failures.describe(failure));
        }
    }

    /** Reports how long a part of the exchange took. */
    public synchronized void took(Phase phase, Duration time) {
        phases.put(phase, time);
    }

    private void end(boolean mock, String note) {
        ResponseHead head = response;
        BodyCapture body = responseBody;
        over = true;
        if (head != null && body != null) {
            ExchangeTimes times =
                    new ExchangeTimes(phases, headTime - beginTime, reporter.nanos() - headTime, body.length());
            reporter.responded(id, head, body, new ExchangeEnd(mock, times, note));
            body.release();
        }
        requestBody.release();
    }

    /** Where an exchange is reported to. */
    interface Reporter {
        /** The time of day in milliseconds. */
        long millis();

        /** The time for durations in nanoseconds. */
        long nanos();

        Optional<MockResponse> mock(RequestHead request);

        BodyCapture captureFor(ResponseHead response);

        /** The request begins, or its body is complete. */
        void requested(String id, long timestamp, RequestHead head, BodyCapture body);

        /** The exchange has ended. */
        void responded(String id, ResponseHead head, BodyCapture body, ExchangeEnd end);
    }
}
