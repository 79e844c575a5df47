package dev.bottlenose.transport;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request must look like to be served, beyond what the HTTP codec checks. Sources: RFC 9112 section 3, RFC 6455 section 4. */
final class RequestForm {
    private static final int KEY_BYTES = 16;
    private static final String VERSION = "13";
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern ABSOLUTE = Pattern.compile("http://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE);

    private RequestForm() {}

    /** The target as if it had been sent in origin form; empty if it has no form that is served. */
    static Optional<String> originForm(FullHttpRequest request) {
        String target = request.uri();
        if (target.startsWith("/")) {
            return Optional.of(target);
        }
        var absolute = ABSOLUTE.matcher(target);
        if (!absolute.matches()
                || !absolute.group(1).equalsIgnoreCase(request.headers().get(HttpHeaderNames.HOST, ""))) {
            return Optional.empty();
        }
        String rest = absolute.group(2);
        return Optional.of(rest.startsWith("/") ? rest : "/" + rest);
    }

    /** The answer to a request that cannot be served on any port; empty if it can. */
    static Optional<HttpPages.Answer> objection(FullHttpRequest request) {
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            return bad("There must be one Host header.");
        }
        Optional<String> target = originForm(request);
        if (target.isEmpty()) {
            return bad(
                    "The request target must begin with '/', or with 'http://' and the same host as the Host header.");
        }
        if (BROKEN_ESCAPE.matcher(target.get().replaceFirst("\\?.*", "")).find()) {
            return bad("The path has a '%' without two hexadecimal digits.");
        }
        return isUpgrade(request) ? objectionToUpgrade(request) : Optional.empty();
    }

    static boolean isUpgrade(FullHttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private static Optional<HttpPages.Answer> objectionToUpgrade(FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.GET)
                || request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
            return bad("An upgrade to WebSocket must be a GET request of HTTP 1.1.");
        }
        if (!request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
            return bad("An upgrade to WebSocket must have the header 'Connection: Upgrade'.");
        }
        if (!request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION, true)) {
            return Optional.of(HttpPages.Answer.text(426, "Only version 13 of WebSocket is spoken here.\n")
                    .withHeaders(Map.of("Sec-WebSocket-Version", VERSION)));
        }
        return isKey(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY))
                ? Optional.empty()
                : bad("An upgrade to WebSocket must have a Sec-WebSocket-Key of 16 bytes in base64.");
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key.trim()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<HttpPages.Answer> bad(String sentence) {
        return Optional.of(HttpPages.Answer.text(400, sentence + "\n"));
    }
}
