package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.EarlyEvents;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends the app's HTTP requests and responses to the desktop, and lets the desktop mock responses.
 *
 * <p>The plugin captures nothing by itself: pass it to the integration for the HTTP library that the app uses, such as {@code
 * FlipperOkHttp}, {@code FlipperHttpClient} or {@code FlipperFilter}.
 *
 * <p>Memory is bounded. Bodies are truncated at a limit, which a header {@code X-Bottlenose-Note} then mentions; all captured
 * bodies share a second limit; and while no desktop is connected only the first bytes of each body are kept. Headers that carry
 * credentials are sent without their values. Safe from any thread.
 */
public final class NetworkPlugin implements FlipperPlugin {
    /** The plugin's id. */
    public static final String ID = "Network";

    /** As many as a connection buffers while no desktop is connected. */
    private static final int EVENTS_KEPT = 500;

    private final NetworkOptions options;
    private final CaptureBudget budget;
    private final EarlyEvents events = new EarlyEvents(EVENTS_KEPT);
    private final AtomicLong begun = new AtomicLong();

    /** Distinguishes this run of the app from earlier ones, which the desktop may still show. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private volatile MockRoutes mocks = MockRoutes.none();
    private volatile boolean connected;

    /** Creates a plugin with the default limits. */
    public NetworkPlugin() {
        this(builder().options());
    }

    NetworkPlugin(NetworkOptions options) {
        this.options = options;
        this.budget = new CaptureBudget(options.limits.total());
    }

    /** Configures a plugin with other limits. */
    public static NetworkPluginBuilder builder() {
        return new NetworkPluginBuilder();
    }

    /** Reports the start of a request. What follows is reported to the exchange that this returns. */
    public Exchange begin(RequestHead request) {
        BodyCapture body = new BodyCapture(budget, options.limits.request(connected));
        Exchange exchange =
                new Exchange(run + "-" + begun.incrementAndGet(), new Reporter(), options.names.named(request), body);
        exchange.begin();
        return exchange;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void onConnect(FlipperConnection connection) {
        connection.receive("mockResponses", (params, responder) -> {
            mocks = MockRoutes.of(params.getArray("routes"));
            responder.success();
        });
        connected = true;
        events.connected(connection);
    }

    @Override
    public void onDisconnect() {
        connected = false;
        mocks = MockRoutes.none();
    }

    @Override
    public boolean runInBackground() {
        return true;
    }

    /** Notes what was truncated. The desktop takes a body's size from the header, or else from the body it has. */
    private static HeaderList annotated(HeaderList headers, BodyCapture body, String note) {
        HeaderList annotated = headers;
        if (body.isCut()) {
            annotated = annotated.with(
                    NetworkMessages.NOTE, "the first " + body.size() + " of " + body.length() + " bytes are shown");
            if (!headers.first("content-length").isPresent()) {
                annotated = annotated.with("Content-Length", String.valueOf(body.length()));
            }
        }
        return note.isEmpty() ? annotated : annotated.with(NetworkMessages.NOTE, note);
    }

    /** Turns exchanges into events. */
    private final class Reporter implements Exchange.Reporter {
        @Override
        public long millis() {
            return options.clock.millis();
        }

        @Override
        public long nanos() {
            return options.ticker.getAsLong();
        }

        @Override
        public Optional<MockResponse> mock(RequestHead request) {
            return mocks.find(request.method(), request.url());
        }

        @Override
        public BodyCapture captureFor(ResponseHead response) {
            int limit = options.showsBody(response.contentType()) ? options.limits.response(connected) : 0;
            return new BodyCapture(budget, limit);
        }

        @Override
        public void requested(String id, long timestamp, RequestHead head, BodyCapture body) {
            List<FlipperObject> headers = headers(annotated(head.headers(), body, ""));
            events.send("newRequest", NetworkMessages.request(id, timestamp, head, headers, body.bytes()));
        }

        @Override
        public void responded(String id, ResponseHead head, BodyCapture body, ExchangeEnd end) {
            List<FlipperObject> headers = headers(annotated(head.headers(), body, end.note()));
            List<FlipperObject> parts = NetworkMessages.response(id, millis(), head, headers, body.bytes(), end);
            String method = parts.size() == 1 ? "newResponse" : "partialResponse";
            parts.forEach(part -> events.send(method, part));
        }

        private List<FlipperObject> headers(HeaderList list) {
            return NetworkMessages.headers(list, options.redaction);
        }
    }
}
