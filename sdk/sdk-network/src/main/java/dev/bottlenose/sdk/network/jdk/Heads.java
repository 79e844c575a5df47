package dev.bottlenose.sdk.network.jdk;

import dev.bottlenose.sdk.network.HeaderList;
import dev.bottlenose.sdk.network.RequestHead;
import dev.bottlenose.sdk.network.ResponseHead;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;

/** Converts this library's requests and responses. */
final class Heads {
    private Heads() {}

    static RequestHead of(HttpRequest request) {
        return new RequestHead(
                request.method(), request.uri().toString(), headers(request.headers()), TappedRequest.hasBody(request));
    }

    static ResponseHead of(ResponseInfo info) {
        return new ResponseHead(info.statusCode(), "", headers(info.headers()));
    }

    private static HeaderList headers(HttpHeaders headers) {
        HeaderList.Builder list = new HeaderList.Builder();
        headers.map().forEach((name, values) -> values.forEach(value -> list.add(name, value)));
        return list.build();
    }
}
