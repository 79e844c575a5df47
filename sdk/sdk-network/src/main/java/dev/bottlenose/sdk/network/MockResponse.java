package dev.bottlenose.sdk.network;

/** A response that the desktop provides in place of the server's. Immutable. */
public final class MockResponse {
    private final ResponseHead head;
    private final byte[] body;

    MockResponse(ResponseHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** Without headers for length and encoding: the body is as the app should receive it. */
    public ResponseHead head() {
        return head;
    }

    /** A copy. */
    public byte[] body() {
        return body.clone();
    }
}
