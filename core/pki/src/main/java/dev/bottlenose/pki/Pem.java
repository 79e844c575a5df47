package dev.bottlenose.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Optional;

/** Turns DER into the text that certificates, keys and requests travel in, and back (RFC 7468). */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String RSA_PRIVATE_KEY = "RSA PRIVATE KEY";
    static final String CERTIFICATE_REQUEST = "CERTIFICATE REQUEST";
    static final String NEW_CERTIFICATE_REQUEST = "NEW CERTIFICATE REQUEST";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /** Lines of 64 characters that end in {@code \n}, the last one too. */
    static String encode(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    static byte[] encodeToBytes(String label, byte[] der) {
        return encode(label, der).getBytes(US_ASCII);
    }

    /**
     * The first block under {@code label}; empty if there is none or it is not base64. White space in a block and text
     * around it do not matter, so line ends of any platform are fine.
     */
    static Optional<byte[]> decode(String text, String label) {
        String header = "-----BEGIN " + label + "-----";
        int begin = text.indexOf(header);
        int end = text.indexOf("-----END " + label + "-----", begin + 1);
        if (begin < 0 || end < begin + header.length()) {
            return Optional.empty();
        }
        String base64 = text.substring(begin + header.length(), end).replaceAll("\\s+", "");
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
