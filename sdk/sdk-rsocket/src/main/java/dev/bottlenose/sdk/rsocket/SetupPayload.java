package dev.bottlenose.sdk.rsocket;

import dev.bottlenose.sdk.json.FlipperObject;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Turns the query by which an app introduces itself over WebSocket into the JSON of a SETUP. */
final class SetupPayload {
    private static final List<String> NUMBERS = List.of("sdk_version", "medium");
    private static final List<String> TEXTS = List.of("os", "device", "device_id", "app", "csr_path");

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
        } else if (name.equals("csr")) {
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
