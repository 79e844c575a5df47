package dev.bottlenose.server.store;

import dev.bottlenose.wire.Fault;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Says in words what is wrong with a store. */
record StoreFaults(StoreAddress store) {
    /** Empty for an answer that says that all is well. */
    Optional<Fault> of(int status) {
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 301, 302, 303, 307, 308 ->
                        fault(
                                "store-redirects",
                                "sends us elsewhere (HTTP " + status + "), where our token must not go",
                                "give serve --store the address that the store itself uses");
                    case 401, 403 ->
                        fault(
                                "store-token-refused",
                                "does not accept the token (HTTP " + status + ")",
                                "see that BOTTLENOSE_STORE_TOKEN, or the file given by --store-token-file, holds the"
                                        + " store's token");
                    case 413, 507 ->
                        fault(
                                "store-full",
                                "has no room (HTTP " + status + ")",
                                "make room in the store, or raise its limit; a few kilobytes are needed");
                    default ->
                        fault(
                                "store-failed",
                                "answers with HTTP " + status,
                                "see that the store takes PUT, GET and DELETE below that address");
                });
    }

    Fault of(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof HttpTimeoutException) {
            return slow();
        } else if (failure instanceof LimitedBody.TooLarge) {
            return fault(
                    "store-oversized",
                    "answers with more than it was given",
                    "see that the address leads to the store and not to some page");
        }
        return fault(
                "store-unreachable",
                "cannot be reached (" + failure.getClass().getSimpleName() + ")",
                "see that the store runs and that this computer reaches it");
    }

    Fault slow() {
        return fault("store-slow", "does not answer in time", "see how the store is doing, then restart the app");
    }

    Fault wrongContent() {
        return fault(
                "store-content-wrong",
                "does not give back what was put there",
                "see that nothing between here and the store caches or changes what passes");
    }

    private Fault fault(String code, String predicate, String next) {
        return new Fault(code, "The store " + store + " " + predicate + ".", next);
    }
}
