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
 * Shows the app's HTTP exchanges on the desktop's Network page, and answers some of them as the desktop says.
 *
 * <p>Sees nothing by itself: give it to the tap of the library the app uses. What is shown is bounded: bodies beyond a limit
 * are cut (a header {@code X-Bottlenose-Note} says so), all copies together have a limit, and while no desktop listens only
 * the first bytes of a body are kept. Headers that carry credentials are shown without their values. Safe from any thread.
 */
public final class NetworkPlugin implements FlipperPlugin {
    /** What the desktop knows this plugin by. */
    public static final String ID = "Network";

    /** As many as a connection keeps while a desktop is away. */
    private static final int EVENTS_KEPT = 500;

    private final NetworkPluginBuilder options;
    private final CaptureBudget budget;
    private final EarlyEvents events = new EarlyEvents(EVENTS_KEPT);
    private final AtomicLong begun = new AtomicLong();

    /** Unlike those of an earlier run of the app, which the desktop may still show. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private volatile MockRoutes mocks = MockRoutes.none();
    private volatile boolean heard;

    /** A plugin with the limits that suit most. */
    public NetworkPlugin() {
        this(builder());
    }

    NetworkPlugin(NetworkPluginBuilder options) {
        this.options = options;
        this.budget = new CaptureBudget(options.memory);
    }

    /** For other limits. */
    public static NetworkPluginBuilder builder() {
        return new NetworkPluginBuilder();
    }

    /** A request starts. Tells the desktop, and returns what is to be told how it goes on. */
    public Exchange begin(RequestHead request) {
        RequestHead named = options.named(request);
        Capture body = new Capture(budget, limit(options.requestBodies));
        Exchange exchange = new Exchange(run + "-" + begun.incrementAndGet(), this, named, body);
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
        heard = true;
        events.connected(connection);
    }

    @Override
    public void onDisconnect() {
        heard = false;
        mocks = MockRoutes.none();
    }

    @Override
    public boolean runInBackground() {
        return true;
    }

    Optional<MockResponse> mock(RequestHead request) {
        return mocks.find(request.method(), request.url());
    }

    Capture captureFor(ResponseHead response) {
        return new Capture(budget, options.shows(response.contentType()) ? limit(options.responseBodies) : 0);
    }

    void tellRequest(String id, long timestamp, RequestHead head, Capture body) {
        HeaderList headers = annotated(head.headers(), body, "");
        events.send(
                "newRequest",
                Messages.request(id, timestamp, head, Messages.headers(headers, options.redaction), body.bytes()));
    }

    void tellResponse(String id, ResponseHead head, Capture body, boolean mock, Insights insights, String note) {
        HeaderList headers = annotated(head.headers(), body, note);
        List<FlipperObject> parts = Messages.response(
                id, millis(), head, Messages.headers(headers, options.redaction), body.bytes(), mock, insights);
        String method = parts.size() == 1 ? "newResponse" : "partialResponse";
        parts.forEach(part -> events.send(method, part));
    }

    long millis() {
        return options.clock.millis();
    }

    long nanos() {
        return options.ticker.getAsLong();
    }

    /** What was not kept is said; the page takes the size from the header, or else from what there is of the body. */
    private static HeaderList annotated(HeaderList headers, Capture body, String note) {
        HeaderList told = headers;
        if (body.isCut()) {
            told = told.with(Messages.NOTE, "the first " + body.size() + " of " + body.length() + " bytes are shown");
            if (!headers.first("content-length").isPresent()) {
                told = told.with("Content-Length", String.valueOf(body.length()));
            }
        }
        return note.isEmpty() ? told : told.with(Messages.NOTE, note);
    }

    private int limit(int whenHeard) {
        return heard ? whenHeard : Math.min(whenHeard, options.unheardBodies);
    }
}
