package dev.bottlenose.sdk.pairing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Encodes and decodes PEM (RFC 7468). */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String write(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + new String(LINES.encode(der), StandardCharsets.US_ASCII)
                + "\n-----END " + label + "-----\n";
    }

    static boolean has(String label, String text) {
        return text.contains("-----BEGIN " + label + "-----");
    }

    /** @throws IllegalArgumentException if there is no block with this label, or it is not Base64 */
    static byte[] read(String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + label + "-----");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no " + label + " in the file");
        }
        return Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
    }
}
