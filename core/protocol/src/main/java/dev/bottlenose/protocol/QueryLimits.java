package dev.bottlenose.protocol;

import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.QueryKeys;
import java.util.Map;
import java.util.Optional;

/** Limits what an app says of itself: it is kept, listed and shown for as long as the app is connected, and longer. */
final class QueryLimits {
    /** Of each name, in UTF-16 units. */
    static final int LONGEST_NAME = 200;

    /** Of the directory, in UTF-16 units; no system has longer path names. */
    static final int LONGEST_PATH = 4096;

    /** Of the signing request, in UTF-16 units of PEM. */
    static final int LONGEST_CSR = 16_384;

    private QueryLimits() {}

    /** Reports the first value that is too long. */
    static Optional<Fault> check(Map<String, String> parameters) {
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            int longest = longest(parameter.getKey());
            if (parameter.getValue().length() > longest) {
                return Optional.of(new Fault(
                        "query-too-long",
                        "The connection's '" + parameter.getKey() + "' is longer than " + longest + " characters.",
                        "shorten '" + parameter.getKey() + "' in the app"));
            }
        }
        return Optional.empty();
    }

    private static int longest(String parameter) {
        return switch (parameter) {
            case QueryKeys.CSR -> LONGEST_CSR;
            case QueryKeys.CSR_PATH -> LONGEST_PATH;
            default -> LONGEST_NAME;
        };
    }
}
