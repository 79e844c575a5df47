package dev.bottlenose.sdk.network.servlet;

import dev.bottlenose.sdk.network.Exchange;
import dev.bottlenose.sdk.network.HeaderList;
import dev.bottlenose.sdk.network.ResponseHead;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A response whose body is reported as the servlet writes it. */
final class TappedResponse extends HttpServletResponseWrapper {
    private final Exchange exchange;
    private @Nullable ServletOutputStream output;
    private @Nullable PrintWriter writer;
    private boolean begun;

    TappedResponse(HttpServletResponse response, Exchange exchange) {
        super(response);
        this.exchange = exchange;
    }

    /** The response is complete, and its status and headers are final. */
    void end() {
        exchange.response(head());
        exchange.responseEnds();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (output == null) {
            output = new TappedOutput(super.getOutputStream(), this::copy);
        }
        return output;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new TappedWriter(super.getWriter(), Charsets.of(getCharacterEncoding()), this::copy);
        }
        return writer;
    }

    @Override
    public void reset() {
        super.reset();
        output = null;
        writer = null;
        exchange.responseRestarts();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        exchange.responseRestarts();
    }

    @Override
    public void sendError(int status) throws IOException {
        super.sendError(status);
        exchange.responseRestarts();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        super.sendError(status, message);
        exchange.responseRestarts();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(location);
        exchange.responseRestarts();
    }

    private void copy(ByteBuffer bytes) {
        if (!begun) {
            begun = true;
            exchange.response(head());
        }
        exchange.response(bytes);
    }

    private ResponseHead head() {
        HeaderList.Builder headers = new HeaderList.Builder();
        for (String name : getHeaderNames()) {
            getHeaders(name).forEach(value -> headers.add(name, value));
        }
        HeaderList list = headers.build();
        @Nullable String type = getContentType();
        if (type != null && !list.first("content-type").isPresent()) {
            list = list.with("Content-Type", type);
        }
        return new ResponseHead(getStatus(), "", list);
    }
}
