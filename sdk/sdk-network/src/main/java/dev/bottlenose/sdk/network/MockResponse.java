package dev.bottlenose.sdk.network;

/** What the desktop wants answered instead of making a request. */
public final class MockResponse {
    private final ResponseHead head;
    private final byte[] body;

    MockResponse(ResponseHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** Without headers about the body's length and encoding: the body is as it should arrive. */
    public ResponseHead head() {
        return head;
    }

    /** A copy. */
    public byte[] body() {
        return body.clone();
    }
}
