package dev.bottlenose.sdk.pairing;

import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.sdk.certificates.MissingCertificatesException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The source of the pairing code, if there is one. Read in every exchange, so that a new code takes effect. */
public final class PairingCodeSource {
    private static final int LARGEST_FILE = 1024;

    private final String name;
    private final String text;
    private final @Nullable Path file;

    private PairingCodeSource(String name, String text, @Nullable Path file) {
        this.name = name;
        this.text = text;
        this.file = file;
    }

    /** No pairing code. */
    public static PairingCodeSource none() {
        return of("nowhere", "");
    }

    /**
     * A pairing code in a setting.
     *
     * @param name the setting's name, for messages
     * @param text empty for no code
     */
    public static PairingCodeSource of(String name, String text) {
        return new PairingCodeSource(name, text, null);
    }

    /** A file that contains the code. While it does not exist, there is no code. */
    public static PairingCodeSource file(Path file) {
        return new PairingCodeSource("the file " + file, "", file);
    }

    /** @throws MissingCertificatesException if the content is not a pairing code, or cannot be read */
    Optional<PairingKeys> keys() throws MissingCertificatesException {
        String found = file == null ? text : read(file);
        if (found.trim().isEmpty()) {
            return Optional.empty();
        }
        Optional<PairingCode> code = PairingCode.read(found);
        if (!code.isPresent()) {
            throw new MissingCertificatesException(
                    "pairing-code-mistyped",
                    name + " is not a pairing code",
                    "copy all 28 letters and digits that 'bottlenose pair' printed");
        }
        return code.map(PairingCode::keys);
    }

    private static String read(Path file) throws MissingCertificatesException {
        try {
            return Files.size(file) > LARGEST_FILE
                    ? "too long"
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new MissingCertificatesException(
                    "pairing-code-unreadable",
                    "the file " + file + " cannot be read (" + e.getClass().getSimpleName() + ")",
                    "let the app's user read it");
        }
    }
}
