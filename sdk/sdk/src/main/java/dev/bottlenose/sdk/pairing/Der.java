package dev.bottlenose.sdk.pairing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Encodes the DER types (X.690) of a signing request and an RSA key. */
final class Der {
    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(0x30, join(parts));
    }

    static byte[] set(byte[]... parts) {
        return value(0x31, join(parts));
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] utf8(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] printable(String text) {
        return value(0x13, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] octets(byte[] octets) {
        return value(0x04, octets);
    }

    static byte[] bits(byte[] octets) {
        return value(0x03, join(new byte[] {0}, octets));
    }

    static byte[] none() {
        return value(0x05);
    }

    /** {@code [0]}, an implicitly tagged SET OF. */
    static byte[] attributes(byte[]... parts) {
        return value(0xa0, join(parts));
    }

    /** @param encoded the identifier's octets after tag and length */
    static byte[] identifier(int... encoded) {
        byte[] octets = new byte[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            octets[i] = (byte) encoded[i];
        }
        return value(0x06, octets);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part, 0, part.length);
        }
        return out.toByteArray();
    }

    private static byte[] value(int tag, byte... contents) {
        int length = contents.length;
        if (length < 0x80) {
            return join(new byte[] {(byte) tag, (byte) length}, contents);
        }
        if (length < 0x100) {
            return join(new byte[] {(byte) tag, (byte) 0x81, (byte) length}, contents);
        }
        return join(new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length}, contents);
    }
}
