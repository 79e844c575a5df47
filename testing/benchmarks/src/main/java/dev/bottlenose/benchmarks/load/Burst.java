package dev.bottlenose.benchmarks.load;

/** How messages of one size go out: small ones many at a time, as an app's own buffer would have it. */
public final class Burst {
    private static final int BYTES = 32 << 10;

    /** What may be on its way at once: more would measure queues. */
    private static final long WINDOW_BYTES = 16 << 20;

    private final int size;
    private final int messages;
    private final byte[] frames;

    /** @param size of a message in bytes */
    public Burst(int size) {
        this.size = size;
        this.messages = Math.max(1, BYTES / size);
        this.frames = repeat(RawWebSocket.frame(App.message(size)), messages);
    }

    /** How many there are in one. */
    public int messages() {
        return messages;
    }

    /** As they go over the wire. Not to be changed. */
    public byte[] frames() {
        return frames;
    }

    /** How many messages may be on their way. */
    public long window() {
        return Math.max(messages, WINDOW_BYTES / size);
    }

    private static byte[] repeat(byte[] frame, int times) {
        byte[] all = new byte[frame.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        return all;
    }
}
