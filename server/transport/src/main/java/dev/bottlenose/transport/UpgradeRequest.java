package dev.bottlenose.transport;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A peer's HTTP request, for an upgrade or a page.
 *
 * @param target path and query as sent
 * @param headers by name in any case; of repeated ones the first
 */
public record UpgradeRequest(String method, String target, Map<String, String> headers, InetSocketAddress remote) {
    public UpgradeRequest {
        TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(anyCase::putIfAbsent);
        headers = anyCase;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
