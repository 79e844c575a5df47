package dev.bottlenose.sdk.network.servlet;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.HeaderList;
import dev.bottlenose.sdk.network.MockResponse;
import dev.bottlenose.sdk.network.NetworkPlugin;
import dev.bottlenose.sdk.network.RequestHead;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports the requests that the app's servlets answer.
 *
 * <pre>{@code
 * FlipperFilter.register(servletContext, networkPlugin);
 * }</pre>
 *
 * <p>If you register it in another way, mark it as supporting asynchronous processing. A request's body is reported as
 * far as the servlet reads it, so without form fields that the container reads.
 */
public final class FlipperFilter implements Filter {
    private final NetworkPlugin plugin;

    public FlipperFilter(NetworkPlugin plugin) {
        this.plugin = plugin;
    }

    /** Registers a filter before all others that are mapped to URL patterns. Only while the context starts. */
    public static void register(ServletContext context, NetworkPlugin plugin) {
        FilterRegistration.@Nullable Dynamic filter =
                context.addFilter(FlipperFilter.class.getName(), new FlipperFilter(plugin));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest && response instanceof HttpServletResponse) {
            filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = plugin.begin(head(request));
        Optional<MockResponse> mock = exchange.mock();
        if (mock.isPresent()) {
            answer(mock.get(), response);
            return;
        }
        TappedResponse tapped = new TappedResponse(response, exchange);
        try {
            chain.doFilter(new TappedRequest(request, exchange), tapped);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            exchange.failed(e);
            throw e;
        }
        if (!request.isAsyncStarted() || !endsLater(request, new AsyncEnd(exchange, tapped))) {
            tapped.end();
        }
    }

    private static boolean endsLater(HttpServletRequest request, AsyncEnd end) {
        try {
            request.getAsyncContext().addListener(end);
            return true;
        } catch (IllegalStateException e) {
            // Another thread has completed it meanwhile.
            return false;
        }
    }

    private static RequestHead head(HttpServletRequest request) {
        HeaderList.Builder headers = new HeaderList.Builder();
        for (String name : Collections.list(request.getHeaderNames())) {
            Collections.list(request.getHeaders(name)).forEach(value -> headers.add(name, value));
        }
        @Nullable String query = request.getQueryString();
        String url = request.getRequestURL() + (query == null ? "" : "?" + query);
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return new RequestHead(request.getMethod(), url, headers.build(), hasBody);
    }

    private static void answer(MockResponse mock, HttpServletResponse response) throws IOException {
        response.setStatus(mock.head().status());
        mock.head().headers().toList().forEach(header -> response.addHeader(header.name(), header.value()));
        response.getOutputStream().write(mock.body());
    }
}
