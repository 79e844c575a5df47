package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.wire.QueryKeys;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The JSON of a SETUP, made from the query by which an app introduces itself over WebSocket. */
final class SetupPayload {
    private static final List<String> NUMBERS = List.of(QueryKeys.SDK_VERSION, QueryKeys.MEDIUM);
    private static final List<String> TEXTS =
            List.of(QueryKeys.OS, QueryKeys.DEVICE, QueryKeys.DEVICE_ID, QueryKeys.APP, QueryKeys.CSR_PATH);

    private SetupPayload() {}

    static String fromQuery(String query) {
        FlipperObject.Builder setup = new FlipperObject.Builder();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                put(setup, parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
            }
        }
        return setup.build().toJsonString();
    }

    private static void put(FlipperObject.Builder setup, String name, String value) {
        if (NUMBERS.contains(name)) {
            setup.put(name, Long.parseLong(value));
        } else if (name.equals(QueryKeys.CSR)) {
            setup.put(name, new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII));
        } else if (TEXTS.contains(name)) {
            setup.put(name, value);
        }
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
