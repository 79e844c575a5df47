package dev.bottlenose.sdk.network;

import java.util.Locale;

/** The status and headers of a response. Immutable. */
public final class ResponseHead {
    private final int status;
    private final String reason;
    private final HeaderList headers;

    /**
     * A response without its body.
     *
     * @param reason the reason phrase; empty where the protocol or the library has none
     */
    public ResponseHead(int status, String reason, HeaderList headers) {
        this.status = status;
        this.reason = reason;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public HeaderList headers() {
        return headers;
    }

    /** In lower case, without parameters; empty where there is none. */
    String contentType() {
        String value = headers.first("content-type").orElse("");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }
}
