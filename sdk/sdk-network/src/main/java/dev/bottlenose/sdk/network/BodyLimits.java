package dev.bottlenose.sdk.network;

/** How many bytes of bodies are copied. Immutable. */
final class BodyLimits {
    static final BodyLimits DEFAULT = new BodyLimits(1 << 20, 1 << 20, 4 << 10, 32L << 20);

    private final int request;
    private final int response;
    private final int disconnected;
    private final long total;

    private BodyLimits(int request, int response, int disconnected, long total) {
        this.request = notNegative(request);
        this.response = notNegative(response);
        this.disconnected = notNegative(disconnected);
        this.total = notNegative(total);
    }

    BodyLimits with(int ofRequest, int ofResponse) {
        return new BodyLimits(ofRequest, ofResponse, disconnected, total);
    }

    BodyLimits withDisconnected(int bytes) {
        return new BodyLimits(request, response, bytes, total);
    }

    BodyLimits withTotal(long bytes) {
        return new BodyLimits(request, response, disconnected, bytes);
    }

    /** Of one request. */
    int request(boolean connected) {
        return connected ? request : Math.min(request, disconnected);
    }

    /** Of one response. */
    int response(boolean connected) {
        return connected ? response : Math.min(response, disconnected);
    }

    /** Of all exchanges in progress. */
    long total() {
        return total;
    }

    private static int notNegative(int bytes) {
        return (int) notNegative((long) bytes);
    }

    private static long notNegative(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("limit is negative: " + bytes);
        }
        return bytes;
    }
}
