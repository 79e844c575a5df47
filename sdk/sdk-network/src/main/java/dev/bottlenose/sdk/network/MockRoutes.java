package dev.bottlenose.sdk.network;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests for which the desktop mocks the response. Immutable. */
final class MockRoutes {
    /** Headers of the body that the mock was copied from, which do not fit the mock's text. */
    private static final Set<String> ABOUT_ENCODING = Set.of("content-encoding", "content-length", "transfer-encoding");

    private final List<Route> routes;

    private MockRoutes(List<Route> routes) {
        this.routes = routes;
    }

    static MockRoutes none() {
        return new MockRoutes(Collections.emptyList());
    }

    /**
     * Reads the desktop's routes, except those that are disabled or have no URL.
     *
     * @throws IllegalArgumentException if a status is invalid
     */
    static MockRoutes of(FlipperArray described) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < described.length(); i++) {
            FlipperObject route = described.getObject(i);
            boolean off = route.contains("enabled") && !route.getBoolean("enabled");
            String url = text(route.getString("requestUrl"));
            if (!off && !url.trim().isEmpty()) {
                routes.add(new Route(text(route.getString("method")), url, response(url, route)));
            }
        }
        return new MockRoutes(routes);
    }

    /** The response of the first route whose URL is contained in the request's, and whose method is the same. */
    Optional<MockResponse> find(String method, String url) {
        for (Route route : routes) {
            if (route.method.equalsIgnoreCase(method) && url.contains(route.url)) {
                return Optional.of(route.response);
            }
        }
        return Optional.empty();
    }

    private static MockResponse response(String url, FlipperObject route) {
        HeaderList.Builder headers = new HeaderList.Builder();
        FlipperArray described = route.getArray("headers");
        for (int i = 0; i < described.length(); i++) {
            String name = text(described.getObject(i).getString("key")).trim();
            String value = text(described.getObject(i).getString("value")).trim();
            if (!name.isEmpty() && !ABOUT_ENCODING.contains(name.toLowerCase(Locale.ROOT))) {
                headers.add(name, value);
            }
        }
        int status = status(url, text(route.getString("status")).trim());
        return new MockResponse(
                new ResponseHead(status, "OK", headers.build()),
                text(route.getString("data")).getBytes(StandardCharsets.UTF_8));
    }

    private static int status(String url, String text) {
        if (text.isEmpty()) {
            return 200;
        }
        if (!text.matches("[2-5][0-9][0-9]")) {
            throw new IllegalArgumentException("status of the mock for " + url + " is invalid: " + text);
        }
        return Integer.parseInt(text);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static final class Route {
        final String method;
        final String url;
        final MockResponse response;

        Route(String method, String url, MockResponse response) {
            this.method = method;
            this.url = url;
            this.response = response;
        }
    }
}
