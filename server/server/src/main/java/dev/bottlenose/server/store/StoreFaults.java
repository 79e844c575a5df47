package dev.bottlenose.server.store;

import dev.bottlenose.wire.Fault;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Explains failures of a store. */
record StoreFaults(StoreAddress store) {
    /** Empty for a successful response. */
    Optional<Fault> of(int status) {
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 301, 302, 303, 307, 308 ->
                        fault(
                                "store-redirects",
                                "redirects to another address (HTTP " + status + "), to which the token is not sent",
                                "set serve --store to the address to which the store redirects");
                    case 401, 403 ->
                        fault(
                                "store-token-refused",
                                "does not accept the token (HTTP " + status + ")",
                                "check that BOTTLENOSE_STORE_TOKEN, or the file given by --store-token-file, holds the"
                                        + " store's token");
                    case 413, 507 ->
                        fault(
                                "store-full",
                                "has not enough space (HTTP " + status + ")",
                                "free space in the store or raise its limit; a few kilobytes are enough");
                    default ->
                        fault(
                                "store-failed",
                                "responded with HTTP " + status,
                                "check that the store accepts PUT, GET and DELETE below that address");
                });
    }

    Fault of(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof HttpTimeoutException) {
            return slow();
        } else if (failure instanceof LimitedBody.TooLarge) {
            return fault(
                    "store-oversized",
                    "returned more than was uploaded",
                    "check that the address is the store's and not that of a web page");
        }
        return fault(
                "store-unreachable",
                "cannot be reached (" + failure.getClass().getSimpleName() + ")",
                "check that the store is running and that this computer can reach it");
    }

    Fault slow() {
        return fault("store-slow", "did not respond in time", "check the store, then restart the app");
    }

    Fault wrongContent() {
        return fault(
                "store-content-wrong",
                "returned something other than was uploaded",
                "check that no proxy caches or changes the store's responses");
    }

    private Fault fault(String code, String predicate, String next) {
        return new Fault(code, "The store " + store + " " + predicate + ".", next);
    }
}
