package dev.bottlenose.pairing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under a key for one signing request: {@code base64(version ‖ nonce ‖ ciphertext ‖ tag)} with 1, 12, n and 16
 * bytes (NIST SP 800-38D). Version and request are authenticated too.
 */
final class Seal {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int KEY_BYTES = 32;

    /** Two certificates have a few thousand characters. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final SecretKeySpec key;
    private final byte[] context;

    private Seal(SecretKeySpec key, byte[] context) {
        this.key = key;
        this.context = context;
    }

    /** @param request the digest of the signing request */
    static Seal of(byte[] sealKey, byte[] request) {
        byte[] context = join(new byte[] {VERSION}, request);
        return new Seal(new SecretKeySpec(Hkdf.expand(sealKey, context, KEY_BYTES), "AES"), context);
    }

    String close(byte[] content, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content);
            return new String(
                    Base64.getEncoder().encode(join(new byte[] {VERSION}, nonce, secret)), StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    Optional<byte[]> open(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(text.trim());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] != VERSION) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES in GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.write(part, 0, part.length);
        }
        return out.toByteArray();
    }
}
