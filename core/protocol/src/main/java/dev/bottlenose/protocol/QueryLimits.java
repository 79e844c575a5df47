package dev.bottlenose.protocol;

import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.QueryKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits what an app says of itself: it is kept, listed and shown for as long as the app is connected, and longer. */
final class QueryLimits {
    /** Of each name, in UTF-16 units. */
    static final int LONGEST_NAME = 200;

    /** Of the directory, in UTF-16 units; no system has longer path names. */
    static final int LONGEST_PATH = 4096;

    /** Of the signing request, in UTF-16 units of PEM. */
    static final int LONGEST_CSR = 16_384;

    private QueryLimits() {}

    /** Accepts the query unless one of its values is too long. */
    static ClientQuery.Reading check(ClientQuery query) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(QueryKeys.APP, query.appName());
        names.put(QueryKeys.APP_ID, query.appId().orElse(""));
        names.put(QueryKeys.OS, query.os());
        names.put(QueryKeys.DEVICE, query.device());
        names.put(QueryKeys.DEVICE_ID, query.deviceId());
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (name.getValue().length() > LONGEST_NAME) {
                return refused(name.getKey(), LONGEST_NAME);
            }
        }
        if (query.csrPath().orElse("").length() > LONGEST_PATH) {
            return refused(QueryKeys.CSR_PATH, LONGEST_PATH);
        }
        if (query.csr().orElse("").length() > LONGEST_CSR) {
            return refused(QueryKeys.CSR, LONGEST_CSR);
        }
        return new ClientQuery.Reading.Accepted(query);
    }

    private static ClientQuery.Reading refused(String name, int longest) {
        return new ClientQuery.Reading.Refused(new Fault(
                "query-too-long",
                "The connection's '" + name + "' is longer than " + longest + " characters.",
                "shorten '" + name + "' in the app"));
    }
}
