package dev.bottlenose.frontends.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proofs that one side of an API connection knows a key: HMAC-SHA256 over what the other side chose, in base64url. The
 * server proves itself first, so that a program that took its port gets neither the key nor anything made with it that the
 * server accepts. Source: docs/PROTOCOL.md, access. Safe from any thread.
 */
public final class AccessProof {
    /** Where a front end asks for the server's proof and a challenge. */
    public static final String PATH = "/challenge";

    /** Parameter: chosen by the front end, see {@link #isNonce}. */
    public static final String NONCE = "nonce";

    /** Parameter: the id of a page's key; absent where the key is the token. */
    public static final String KEY = "key";

    /** Parameter, and member of the answer: chosen by the server; valid for seconds. */
    public static final String CHALLENGE = "challenge";

    /** Parameter, and member of the answer. */
    public static final String PROOF = "proof";

    private static final Pattern NONCE_FORM = Pattern.compile("[\\w-]{16,64}");
    private static final String ALGORITHM = "HmacSHA256";

    private AccessProof() {}

    /** Whether the text has the form of a nonce. */
    public static boolean isNonce(String text) {
        return NONCE_FORM.matcher(text).matches();
    }

    /** The server's proof, for the front end that chose the nonce. */
    public static String ofServer(String key, String nonce, String challenge) {
        return mac(key, "server", nonce, challenge);
    }

    /** The front end's proof, for the server that made the challenge. */
    public static String ofFrontEnd(String key, String challenge) {
        return mac(key, "front-end", challenge);
    }

    /** The code over lines of text, none of which contains a line break. */
    public static String mac(String key, String... lines) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            byte[] code = mac.doFinal(String.join("\n", lines).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Compares in constant time. */
    public static boolean matches(String shown, String expected) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
