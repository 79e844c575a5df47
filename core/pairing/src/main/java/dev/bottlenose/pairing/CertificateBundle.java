package dev.bottlenose.pairing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contents of a sealed message to an app: the device's id, the authority's certificate, and the app's own. Immutable. */
public final class CertificateBundle {
    private static final int LENGTH_BYTES = 2;
    private static final int MOST_BYTES = 0xffff;
    private static final int PARTS = 3;

    private final List<String> parts;

    /**
     * A bundle of up to 65535 bytes in each part.
     *
     * @param deviceId by which the server knows the device
     * @param authority the authority's certificate in PEM, {@code sonarCA.crt}
     * @param certificate the app's certificate in PEM, {@code device.crt}
     */
    public CertificateBundle(String deviceId, String authority, String certificate) {
        this(List.of(deviceId, authority, certificate));
    }

    private CertificateBundle(List<String> parts) {
        this.parts = parts;
    }

    public String deviceId() {
        return parts.get(0);
    }

    /** In PEM. */
    public String authority() {
        return parts.get(1);
    }

    /** In PEM. */
    public String certificate() {
        return parts.get(2);
    }

    /** Each part as UTF-8 behind its length in two bytes, high byte first. */
    byte[] encode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] octets = part.getBytes(StandardCharsets.UTF_8);
            if (octets.length > MOST_BYTES) {
                throw new IllegalArgumentException("part of a bundle is too long: " + octets.length);
            }
            out.write(octets.length >> Byte.SIZE);
            out.write(octets.length);
            out.write(octets, 0, octets.length);
        }
        return out.toByteArray();
    }

    static Optional<CertificateBundle> decode(byte[] encoded) {
        ByteBuffer left = ByteBuffer.wrap(encoded);
        List<String> parts = new ArrayList<>();
        while (left.remaining() >= LENGTH_BYTES) {
            byte[] octets = new byte[Math.min(Short.toUnsignedInt(left.getShort()), left.remaining() + 1)];
            if (octets.length > left.remaining()) {
                return Optional.empty();
            }
            left.get(octets);
            parts.add(new String(octets, StandardCharsets.UTF_8));
        }
        return parts.size() == PARTS && !left.hasRemaining()
                ? Optional.of(new CertificateBundle(parts))
                : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CertificateBundle && parts.equals(((CertificateBundle) other).parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "CertificateBundle[" + deviceId() + "]";
    }
}
