package dev.bottlenose.recording.format;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request and what arrived of its response, as an entry of HAR. Not thread-safe. */
final class HarExchange {
    private static final String HTTP = "HTTP/1.1";

    private final JsonObject request;

    /** The response's first part; null until it has arrived. */
    private @Nullable JsonObject response;

    private final SortedMap<Long, HarBody> parts = new TreeMap<>();

    HarExchange(JsonObject request) {
        this.request = request;
    }

    /** Adds a response or a part of one. Returns whether it is complete now. */
    boolean addResponse(JsonObject part) {
        long total = part.integer("totalChunks").orElse(1);
        long index = part.integer("index").orElse(0);
        if (index == 0) {
            response = part;
        }
        parts.put(index, HarBody.of(part.string("data")));
        return response != null && parts.size() >= total;
    }

    JsonObject toJson() {
        long started = time(request).orElse(0);
        double duration = Optional.ofNullable(response)
                .map(part -> time(part).orElse(started) - started)
                .orElse(0L);
        return Json.object()
                .put("startedDateTime", Instant.ofEpochMilli(started).toString())
                .put("time", Math.max(0, duration))
                .put("request", requestJson())
                .put("response", response == null ? noResponse() : responseJson(response))
                .put("cache", Json.object())
                .put("timings", timings(Math.max(0, duration)))
                .putIfPresent("_mocked", Optional.ofNullable(response).flatMap(part -> part.bool("isMock")))
                .build();
    }

    private JsonObject requestJson() {
        String url = request.string("url").orElse("");
        List<Map.Entry<String, String>> headers = headers(request);
        HarBody body = HarBody.of(request.string("data"));
        JsonObject.Builder json = Json.object()
                .put("method", request.string("method").orElse("GET"))
                .put("url", url)
                .put("httpVersion", HTTP)
                .put("cookies", List.of())
                .put("headers", pairs(headers))
                .put("queryString", pairs(query(url)))
                .put("headersSize", -1)
                .put("bodySize", body.size());
        if (body.size() > 0) {
            json.put("postData", body.postData(header(headers, "content-type"), header(headers, "content-encoding")));
        }
        return json.build();
    }

    private JsonObject responseJson(JsonObject first) {
        List<Map.Entry<String, String>> headers = headers(first);
        HarBody body = HarBody.joined(parts.values());
        return Json.object()
                .put("status", first.integer("status").orElse(0))
                .put("statusText", first.string("reason").orElse(""))
                .put("httpVersion", HTTP)
                .put("cookies", List.of())
                .put("headers", pairs(headers))
                .put("content", body.content(header(headers, "content-type"), header(headers, "content-encoding")))
                .put("redirectURL", header(headers, "location").orElse(""))
                .put("headersSize", -1)
                .put("bodySize", body.size())
                .build();
    }

    private static JsonObject noResponse() {
        return Json.object()
                .put("status", 0)
                .put("statusText", "")
                .put("httpVersion", HTTP)
                .put("cookies", List.of())
                .put("headers", List.of())
                .put("content", HarBody.of(Optional.empty()).content(Optional.empty(), Optional.empty()))
                .put("redirectURL", "")
                .put("headersSize", -1)
                .put("bodySize", -1)
                .put("_error", "No response was recorded.")
                .build();
    }

    /** In milliseconds; -1 stands for what is not known. */
    private JsonObject timings(double duration) {
        Optional<JsonObject> insights = Optional.ofNullable(response).flatMap(part -> part.object("insights"));
        double receive = insight(insights, "transferTime").orElse(0.0);
        return Json.object()
                .put("blocked", -1)
                .put("dns", insight(insights, "dnsLookupTime").orElse(-1.0))
                .put("connect", insight(insights, "connectTime").orElse(-1.0))
                .put("ssl", insight(insights, "sslHandshakeTime").orElse(-1.0))
                .put("send", 0)
                .put("wait", insight(insights, "timeToFirstByte").orElse(Math.max(0, duration - receive)))
                .put("receive", receive)
                .build();
    }

    private static Optional<Double> insight(Optional<JsonObject> insights, String name) {
        return insights.flatMap(all -> all.number(name)).map(number -> Double.valueOf(number.toString()));
    }

    private static OptionalLong time(JsonObject message) {
        return message.number("timestamp").isPresent()
                ? OptionalLong.of((long)
                        Double.parseDouble(message.number("timestamp").get().toString()))
                : OptionalLong.empty();
    }

    private static List<Map.Entry<String, String>> headers(JsonObject message) {
        return message.array("headers").stream()
                .flatMap(headers -> headers.objects().stream())
                .map(header -> Map.entry(
                        header.string("key").orElse(""), header.string("value").orElse("")))
                .toList();
    }

    private static Optional<String> header(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static List<Map.Entry<String, String>> query(String url) {
        int start = url.indexOf('?');
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (start >= 0) {
            String query = url.substring(start + 1).replaceFirst("#.*", "");
            Stream.of(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
                int equals = pair.indexOf('=');
                parameters.add(
                        equals < 0
                                ? Map.entry(decode(pair), "")
                                : Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            });
        }
        return parameters;
    }

    private static List<JsonObject> pairs(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
                .map(pair -> Json.object()
                        .put("name", pair.getKey())
                        .put("value", pair.getValue())
                        .build())
                .toList();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
