package dev.bottlenose.sdk.network.okhttp;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.HeaderList;
import dev.bottlenose.sdk.network.MockResponse;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.RequestHead;
import dev.bottlenose.sdk.network.ResponseHead;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** Reports the requests and responses that pass. */
final class FlipperInterceptor implements Interceptor {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final NetworkPlugin plugin;
    private final Map<Call, Exchange> underWay;

    FlipperInterceptor(NetworkPlugin plugin, Map<Call, Exchange> underWay) {
        this.plugin = plugin;
        this.underWay = underWay;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Exchange exchange = plugin.begin(head(request));
        Optional<MockResponse> mock = exchange.mock();
        if (mock.isPresent()) {
            return mocked(request, mock.get());
        }
        underWay.put(chain.call(), exchange);
        try {
            return tapped(chain.proceed(tapped(request, exchange)), exchange);
        } catch (IOException | RuntimeException | Error e) {
            exchange.failed(e);
            throw e;
        } finally {
            underWay.remove(chain.call(), exchange);
        }
    }

    private static RequestHead head(Request request) {
        @Nullable RequestBody body = request.body();
        HeaderList headers = list(request.headers());
        @Nullable MediaType type = body == null ? null : body.contentType();
        if (type != null && !headers.first("content-type").isPresent()) {
            headers = headers.with("Content-Type", type.toString());
        }
        return new RequestHead(request.method(), request.url().toString(), headers, TappedRequestBody.canTap(body));
    }

    private static Request tapped(Request request, Exchange exchange) throws IOException {
        @Nullable RequestBody body = request.body();
        if (body instanceof FormBody) {
            // It is in memory, and other interceptors may check its class.
            TappedRequestBody.copy(body, exchange);
            return request;
        }
        return body != null && TappedRequestBody.canTap(body)
                ? request.newBuilder()
                        .method(request.method(), new TappedRequestBody(body, exchange))
                        .build()
                : request;
    }

    // The body is null in OkHttp 4 for responses that did not come from the network.
    private static Response tapped(Response response, Exchange exchange) {
        exchange.response(new ResponseHead(response.code(), response.message(), list(response.headers())));
        @Nullable ResponseBody body = response.body();
        if (body == null || response.code() == SWITCHING_PROTOCOLS) {
            exchange.responseEnds();
            return response;
        }
        if (body.contentLength() == 0) {
            exchange.responseEnds();
        }
        return response.newBuilder()
                .body(new TappedResponseBody(body, exchange))
                .build();
    }

    private static Response mocked(Request request, MockResponse mock) {
        Headers.Builder headers = new Headers.Builder();
        mock.head().headers().toList().forEach(header -> headers.addUnsafeNonAscii(header.name(), header.value()));
        @Nullable
        MediaType type = mock.head()
                .headers()
                .first("content-type")
                .map(MediaType::parse)
                .orElse(null);
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(mock.head().status())
                .message(mock.head().reason())
                .headers(headers.build())
                .body(ResponseBody.create(mock.body(), type))
                .build();
    }

    private static HeaderList list(Headers headers) {
        HeaderList.Builder list = new HeaderList.Builder();
        for (int i = 0; i < headers.size(); i++) {
            list.add(headers.name(i), headers.value(i));
        }
        return list.build();
    }
}
