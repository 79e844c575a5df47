package dev.bottlenose.sdk.network;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What the Network page may see of the app's requests. For one thread. */
public final class NetworkPluginBuilder {
    private static final String FRIENDLY_NAME = "X-FB-Friendly-Name";

    int requestBodies = 1 << 20;
    int responseBodies = 1 << 20;
    int unheardBodies = 4 << 10;
    long memory = 32L << 20;
    Redaction redaction = Redaction.byDefault();
    Clock clock = Clock.systemUTC();
    LongSupplier ticker = System::nanoTime;

    private List<String> hiddenTypes = Arrays.asList("video/", "audio/", "application/zip");
    private Function<RequestHead, Optional<String>> friendlyName = request -> Optional.empty();

    NetworkPluginBuilder() {}

    /** How many bytes of a body are shown; of either kind by default 1 MiB. With 0, no bodies are shown at all. */
    public NetworkPluginBuilder bodies(int ofRequest, int ofResponse) {
        this.requestBodies = notNegative(ofRequest);
        this.responseBodies = notNegative(ofResponse);
        return this;
    }

    /** How many bytes of a body are kept while no desktop listens; by default 4 KiB. */
    public NetworkPluginBuilder unheardBodies(int bytes) {
        this.unheardBodies = notNegative(bytes);
        return this;
    }

    /** How many bytes the bodies of all exchanges under way may take together; by default 32 MiB. */
    public NetworkPluginBuilder memory(long bytes) {
        this.memory = notNegative(bytes);
        return this;
    }

    /**
     * The content types, or their beginnings, whose responses are shown without body; by default {@code video/}, {@code
     * audio/} and {@code application/zip}.
     */
    public NetworkPluginBuilder withoutBodiesOf(String... contentTypes) {
        List<String> types = new ArrayList<>();
        for (String type : contentTypes) {
            types.add(type.toLowerCase(Locale.ROOT));
        }
        this.hiddenTypes = types;
        return this;
    }

    /** Shows one header more without its value, besides the well-known ones that carry credentials. */
    public NetworkPluginBuilder redactHeader(String name) {
        this.redaction = redaction.hiding(name);
        return this;
    }

    /** Shows the value of a header that is hidden by default. */
    public NetworkPluginBuilder showHeader(String name) {
        this.redaction = redaction.showing(name);
        return this;
    }

    /**
     * What the page shows in the column Domain instead of host and path, for requests that {@code name} has a name for: told
     * as a header {@code X-FB-Friendly-Name}, which the request itself does not get.
     */
    public NetworkPluginBuilder friendlyName(Function<RequestHead, Optional<String>> name) {
        this.friendlyName = name;
        return this;
    }

    public NetworkPlugin build() {
        NetworkPluginBuilder copy = new NetworkPluginBuilder();
        copy.requestBodies = requestBodies;
        copy.responseBodies = responseBodies;
        copy.unheardBodies = unheardBodies;
        copy.memory = memory;
        copy.redaction = redaction;
        copy.clock = clock;
        copy.ticker = ticker;
        copy.hiddenTypes = hiddenTypes;
        copy.friendlyName = friendlyName;
        return new NetworkPlugin(copy);
    }

    NetworkPluginBuilder clock(Clock other, LongSupplier otherTicker) {
        this.clock = other;
        this.ticker = otherTicker;
        return this;
    }

    boolean shows(String contentType) {
        return hiddenTypes.stream().noneMatch(contentType::startsWith);
    }

    RequestHead named(RequestHead request) {
        if (request.headers().first(FRIENDLY_NAME).isPresent()) {
            return request;
        }
        return nameOf(request)
                .map(name -> new RequestHead(
                        request.method(),
                        request.url(),
                        request.headers().with(FRIENDLY_NAME, name),
                        request.hasBody()))
                .orElse(request);
    }

    /** The app's code must not be able to fail its own request here. */
    private Optional<String> nameOf(RequestHead request) {
        try {
            return friendlyName.apply(request);
        } catch (RuntimeException e) {
            return Optional.of("(" + e.getClass().getSimpleName() + " in the function for friendly names)");
        }
    }

    private static int notNegative(int bytes) {
        return (int) notNegative((long) bytes);
    }

    private static long notNegative(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("limit is negative: " + bytes);
        }
        return bytes;
    }
}
