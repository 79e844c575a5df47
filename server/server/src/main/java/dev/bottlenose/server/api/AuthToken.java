package dev.bottlenose.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.files.WholeFile;
import dev.bottlenose.wire.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret that programs of this user show to the API: 256 random bits, in a file that only the user can read, new at
 * every start of the server.
 */
public final class AuthToken {
    /** The file's name in the certificate directory, as with the original. */
    public static final String FILE = ServerFiles.TOKEN;

    private final String text;

    private AuthToken(String text) {
        this.text = text;
    }

    /**
     * Makes a token and writes it for programs to find.
     *
     * @throws IOException if the directory cannot be written
     */
    public static AuthToken create(Path certificates, SecureRandom random) throws IOException {
        AuthToken token = new AuthToken(randomText(random));
        WholeFile.write(certificates.resolve(FILE), token.text.getBytes(UTF_8), WholeFile.SECRET);
        return token;
    }

    /** Compares in constant time. */
    boolean matches(String shown) {
        return MessageDigest.isEqual(shown.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    static String randomText(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
