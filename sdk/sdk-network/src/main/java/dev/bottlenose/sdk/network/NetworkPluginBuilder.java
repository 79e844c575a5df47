package dev.bottlenose.sdk.network;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Configures what a {@link NetworkPlugin} captures of the app's requests. Not thread-safe. */
public final class NetworkPluginBuilder {
    private BodyLimits limits = BodyLimits.DEFAULT;
    private Redaction redaction = Redaction.byDefault();
    private FriendlyNames names = FriendlyNames.none();
    private List<String> typesWithoutBodies = Arrays.asList("video/", "audio/", "application/zip");
    private Clock clock = Clock.systemUTC();
    private LongSupplier ticker = System::nanoTime;

    NetworkPluginBuilder() {}

    /**
     * Sets how many bytes of each body are captured; by default 1 MiB of each. With 0, no bodies are captured at all.
     *
     * @throws IllegalArgumentException if a limit is negative
     */
    public NetworkPluginBuilder bodies(int ofRequest, int ofResponse) {
        this.limits = limits.with(ofRequest, ofResponse);
        return this;
    }

    /**
     * Sets how many bytes of each body are captured while no desktop is connected; by default 4 KiB.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public NetworkPluginBuilder bodiesWhileDisconnected(int bytes) {
        this.limits = limits.withDisconnected(bytes);
        return this;
    }

    /**
     * Sets how many bytes the captured bodies of all exchanges in progress may take together; by default 32 MiB.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    public NetworkPluginBuilder memory(long bytes) {
        this.limits = limits.withTotal(bytes);
        return this;
    }

    /**
     * Sets the content types whose responses are shown without their body, as complete types or prefixes; by default {@code
     * video/}, {@code audio/} and {@code application/zip}.
     */
    public NetworkPluginBuilder withoutBodiesOf(String... contentTypes) {
        List<String> types = new ArrayList<>();
        for (String type : contentTypes) {
            types.add(type.toLowerCase(Locale.ROOT));
        }
        this.typesWithoutBodies = Collections.unmodifiableList(types);
        return this;
    }

    /** Hides the value of this header, in addition to the well-known headers that carry credentials. */
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
     * Names requests: a request that has a name is listed by it rather than by host and path. The name is sent to the desktop
     * as a header {@code X-FB-Friendly-Name}, which the request itself does not get.
     */
    public NetworkPluginBuilder friendlyName(Function<RequestHead, Optional<String>> name) {
        this.names = new FriendlyNames(name);
        return this;
    }

    /** Builds the plugin. */
    public NetworkPlugin build() {
        return new NetworkPlugin(options());
    }

    NetworkPluginBuilder clock(Clock other, LongSupplier otherTicker) {
        this.clock = other;
        this.ticker = otherTicker;
        return this;
    }

    NetworkOptions options() {
        return new NetworkOptions(limits, redaction, names, typesWithoutBodies, clock, ticker);
    }
}
