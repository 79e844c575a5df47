package dev.bottlenose.sdk.network;

import java.util.Optional;
import java.util.function.Function;

/** Names requests for the desktop, by a header that the request itself does not get. Immutable. */
final class FriendlyNames {
    private static final String HEADER = "X-FB-Friendly-Name";

    private final Function<RequestHead, Optional<String>> names;

    FriendlyNames(Function<RequestHead, Optional<String>> names) {
        this.names = names;
    }

    static FriendlyNames none() {
        return new FriendlyNames(request -> Optional.empty());
    }

    /** The request with its name, unless it has one already. */
    RequestHead named(RequestHead request) {
        if (request.headers().first(HEADER).isPresent()) {
            return request;
        }
        return nameOf(request)
                .map(name -> request.withHeaders(request.headers().with(HEADER, name)))
                .orElse(request);
    }

    /** The app's code must not be able to fail its own request here. */
    private Optional<String> nameOf(RequestHead request) {
        try {
            return names.apply(request);
        } catch (RuntimeException e) {
            return Optional.of("(" + e.getClass().getSimpleName() + " in the function for friendly names)");
        }
    }
}
