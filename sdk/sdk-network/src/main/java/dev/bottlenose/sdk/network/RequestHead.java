package dev.bottlenose.sdk.network;

/** The method, URL and headers of a request. Immutable. */
public final class RequestHead {
    private final String method;
    private final String url;
    private final HeaderList headers;
    private final boolean hasBody;

    /**
     * A request without its body.
     *
     * @param url absolute, so that the desktop can parse it
     * @param hasBody whether a body follows, whose end is {@link Exchange#requestEnds}
     */
    public RequestHead(String method, String url, HeaderList headers, boolean hasBody) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.hasBody = hasBody;
    }

    RequestHead withHeaders(HeaderList others) {
        return new RequestHead(method, url, others, hasBody);
    }

    public String method() {
        return method;
    }

    public String url() {
        return url;
    }

    public HeaderList headers() {
        return headers;
    }

    public boolean hasBody() {
        return hasBody;
    }
}
