package dev.bottlenose.check.soak.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.check.soak.peers.RawPeer;
import java.nio.ByteBuffer;

/** The first frame of a legacy app. */
final class LegacySetup {
    private static final int SETUP = 0x01 << 10;
    private static final int KEEPALIVE_MILLIS = 10_000;

    private LegacySetup() {}

    static byte[] frame(String app) {
        byte[] mimeType = "text/plain".getBytes(UTF_8);
        byte[] data = ("{\"os\":\"Android\",\"device\":\"d\",\"device_id\":\"unknown\",\"app\":\"" + app
                        + "\",\"sdk_version\":4}")
                .getBytes(UTF_8);
        ByteBuffer rest = ByteBuffer.allocate(12 + 2 * (1 + mimeType.length) + data.length)
                .putInt(1 << 16)
                .putInt(KEEPALIVE_MILLIS)
                .putInt(Integer.MAX_VALUE);
        for (int i = 0; i < 2; i++) {
            rest.put((byte) mimeType.length).put(mimeType);
        }
        return RawPeer.rsocketFrame(0, SETUP, rest.put(data).array());
    }
}
