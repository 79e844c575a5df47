package dev.bottlenose.sdk.network;

import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;

/** What a {@link NetworkPlugin} was built with. Immutable. */
final class NetworkOptions {
    final BodyLimits limits;
    final Redaction redaction;
    final FriendlyNames names;

    /** Of the day, for the desktop. */
    final Clock clock;

    /** In nanoseconds, for durations. */
    final LongSupplier ticker;

    private final List<String> typesWithoutBodies;

    /** @param typesWithoutBodies content types, or their beginnings, in lower case */
    NetworkOptions(
            BodyLimits limits,
            Redaction redaction,
            FriendlyNames names,
            List<String> typesWithoutBodies,
            Clock clock,
            LongSupplier ticker) {
        this.limits = limits;
        this.redaction = redaction;
        this.names = names;
        this.typesWithoutBodies = typesWithoutBodies;
        this.clock = clock;
        this.ticker = ticker;
    }

    boolean showsBody(String contentType) {
        return typesWithoutBodies.stream().noneMatch(contentType::startsWith);
    }
}
