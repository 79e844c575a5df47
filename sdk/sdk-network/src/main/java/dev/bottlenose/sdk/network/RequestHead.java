package dev.bottlenose.sdk.network;

/** What is known of a request before its body. */
public final class RequestHead {
    private final String method;
    private final String url;
    private final HeaderList headers;
    private final boolean hasBody;

    /**
     * The head of a request.
     *
     * @param url absolute, or the desktop's page cannot take it apart
     * @param hasBody whether {@link Exchange#requestEnds} will tell of the end of a body
     */
    public RequestHead(String method, String url, HeaderList headers, boolean hasBody) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.hasBody = hasBody;
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
