package dev.bottlenose.server.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bottlenose.files.WholeFile;
import dev.bottlenose.frontends.access.AccessProof;
import dev.bottlenose.wire.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret that programs of this user show to the API: 256 random bits, in a file that only the user can read. It lives
 * as long as the original's, so that programs may remember it across restarts of the server. Safe from any thread.
 */
public final class AuthToken {
    /** The file's name in the certificate directory, as with the original. */
    public static final String FILE = ServerFiles.TOKEN;

    /** After this time, the original's, it is replaced. */
    static final Duration LIFETIME = Duration.ofDays(21);

    private static final Pattern FORM = Pattern.compile("[\\w-]{43}");

    private final Path file;
    private final SecureRandom random;
    private final Clock clock;
    private volatile String text;
    private volatile Instant made;

    private AuthToken(Path file, SecureRandom random, Clock clock) throws IOException {
        this.file = file;
        this.random = random;
        this.clock = clock;
        this.made = clock.instant();
        this.text = kept().orElse("");
        if (text.isEmpty()) {
            rotate();
        }
    }

    /**
     * Reads the token, or makes one where there is none that is fit: younger than 21 days, and readable by this user alone.
     *
     * @throws IOException if the directory cannot be written
     */
    public static AuthToken open(Path certificates, SecureRandom random, Clock clock) throws IOException {
        return new AuthToken(certificates.resolve(FILE), random, clock);
    }

    /**
     * Replaces the token, and with it the keys of all browsers.
     *
     * @throws IOException if the directory cannot be written; the old token then stays valid
     */
    public synchronized void rotate() throws IOException {
        String fresh = randomText(random);
        WholeFile.write(file, fresh.getBytes(US_ASCII), WholeFile.SECRET);
        text = fresh;
        made = clock.instant();
    }

    /** How long it stays valid by its age; not positive once it is due. */
    public Duration left() {
        return LIFETIME.minus(Duration.between(made, clock.instant()));
    }

    String text() {
        return text;
    }

    boolean matches(String shown) {
        return AccessProof.matches(shown, text);
    }

    static String randomText(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Optional<String> kept() throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isPrivate()) {
            return Optional.empty();
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Instant written = attributes.lastModifiedTime().toInstant();
        Duration age = Duration.between(written, clock.instant());
        if (attributes.size() > 100 || age.compareTo(LIFETIME) >= 0) {
            return Optional.empty();
        }
        String found = new String(Files.readAllBytes(file), US_ASCII).strip();
        made = age.isNegative() ? clock.instant() : written;
        return Optional.of(found).filter(token -> FORM.matcher(token).matches());
    }

    /** A token that others could read may be known to them. */
    private boolean isPrivate() throws IOException {
        PosixFileAttributeView posix =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return posix == null
                || WholeFile.SECRET.containsAll(posix.readAttributes().permissions());
    }
}
