package dev.bottlenose.sdk.spring.client;

import dev.bottlenose.sdk.network.HeaderList;
import org.springframework.http.HttpHeaders;

/** Converts Spring's headers to those of the plugin. */
final class Headers {
    private Headers() {}

    static HeaderList of(HttpHeaders headers) {
        HeaderList.Builder list = new HeaderList.Builder();
        headers.forEach((name, values) -> values.forEach(value -> list.add(name, String.valueOf(value))));
        return list.build();
    }
}
