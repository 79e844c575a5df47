package dev.bottlenose.pairing;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys from a secret (RFC 5869), with HMAC-SHA256. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int MOST_BLOCKS = 255;

    private Hkdf() {}

    /** @param salt may be empty */
    static byte[] extract(byte[] salt, byte[] secret) {
        return hmac(salt.length == 0 ? new byte[HASH_BYTES] : salt, secret);
    }

    /** @param length in bytes, up to 255 times 32 */
    static byte[] expand(byte[] key, byte[] info, int length) {
        if (length > MOST_BLOCKS * HASH_BYTES) {
            throw new IllegalArgumentException("key is too long: " + length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (int number = 1; out.size() < length; number++) {
            block = hmac(key, block, info, new byte[] {(byte) number});
            out.write(block, 0, block.length);
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
