package dev.bottlenose.pki;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bottlenose.files.WholeFile;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authority's two files under the names that the original gave them, and the server's two under names of their own:
 * the original signs its token with {@code server.key}, which only an RSA key can. Each is always whole; whether they
 * belong together is for the reader to find out. Only the owner can read the keys and enter the directory.
 */
final class CertificateDirectory {
    static final String AUTHORITY = "ca";
    static final String SERVER = "bottlenose";

    private static final String KEY = ".key";
    private static final String CERTIFICATE = ".crt";

    /** Far more than any of the files needs. */
    private static final int MOST_BYTES = 64 * 1024;

    private final Path directory;

    private CertificateDirectory(Path directory) {
        this.directory = directory;
    }

    /** Creates the directory if it is missing, makes it private, and removes what a killed writer left. */
    static CertificateDirectory open(Path directory) throws CertificateStoreException {
        CertificateDirectory opened = new CertificateDirectory(directory);
        opened.prepare();
        try {
            WholeFile.removeLeftovers(directory);
        } catch (IOException e) {
            throw opened.unwritable(e);
        }
        return opened;
    }

    /** Whether there is none of the four files. */
    boolean isEmpty() {
        return !exists(AUTHORITY + KEY)
                && !exists(AUTHORITY + CERTIFICATE)
                && !exists(SERVER + KEY)
                && !exists(SERVER + CERTIFICATE);
    }

    StoredPair read(String name) throws CertificateStoreException {
        return StoredPair.read(name, text(name + KEY), text(name + CERTIFICATE));
    }

    /**
     * Revokes other users' access to a key.
     *
     * @return whether there was any
     */
    boolean closeKey(String name) throws CertificateStoreException {
        Path key = directory.resolve(name + KEY);
        try {
            @Nullable PosixFileAttributeView view = Files.getFileAttributeView(key, PosixFileAttributeView.class);
            if (view == null || !Files.isRegularFile(key)) {
                return false;
            }
            Set<PosixFilePermission> others =
                    EnumSet.copyOf(view.readAttributes().permissions());
            others.removeAll(EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE));
            if (!others.isEmpty()) {
                view.setPermissions(EnumSet.copyOf(WholeFile.SECRET));
            }
            return !others.isEmpty();
        } catch (IOException e) {
            throw new CertificateStoreException(
                    new Fault(
                            "certs-key-open",
                            key + " is open to other users and cannot be closed: " + cause(e) + ".",
                            "have its owner run chmod 600 on it, or delete it to have a new one made"),
                    e);
        }
    }

    /**
     * Replaces all four files. The authority goes first: should the process be killed on the way, a server's pair that does
     * not fit is the smaller loss.
     *
     * @throws CertificateStoreException if one cannot be written; what was there is then put back as far as possible
     */
    void write(KeyedCertificate authority, KeyedCertificate server) throws CertificateStoreException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        put(contents, AUTHORITY, authority);
        put(contents, SERVER, server);
        replace(contents);
    }

    /** Replaces the server's two files, and fails as {@link #write} does. */
    void writeServer(KeyedCertificate server) throws CertificateStoreException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        put(contents, SERVER, server);
        replace(contents);
    }

    /** Leaves the directory existing, writable and private. */
    private void prepare() throws CertificateStoreException {
        for (@Nullable Path place = directory.toAbsolutePath(); place != null; place = place.getParent()) {
            if ((Files.exists(place) || Files.isSymbolicLink(place)) && !Files.isDirectory(place)) {
                throw new CertificateStoreException(new Fault(
                        "certs-directory-blocked",
                        "The certificate directory " + directory + " cannot be made: " + place + " is not a directory.",
                        "move it away, or choose another home directory"));
            }
        }
        try {
            // A directory that was made read-only on purpose stays read-only.
            if (Files.exists(directory) && !Files.isWritable(directory)) {
                throw new AccessDeniedException(directory.toString());
            }
            WholeFile.createPrivateDirectory(directory);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Either all of {@code contents} are on disk afterwards or, as far as the disk lets us, none. */
    private void replace(Map<String, byte[]> contents) throws CertificateStoreException {
        prepare();
        Deque<Undo> undo = new ArrayDeque<>();
        try {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                Path file = directory.resolve(entry.getKey());
                undo.push(
                        new Undo(file, Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty()));
                WholeFile.write(file, entry.getValue(), mode(entry.getKey()));
            }
        } catch (IOException e) {
            undo.forEach(step -> step.attempt(e));
            throw unwritable(e);
        }
    }

    /** What stood in a file before it was replaced; empty if it did not exist. */
    private record Undo(Path file, Optional<byte[]> before) {
        void attempt(IOException failure) {
            try {
                if (before.isPresent()) {
                    WholeFile.write(file, before.get(), mode(file.getFileName().toString()));
                } else {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private Optional<String> text(String name) throws CertificateStoreException {
        Path file = directory.resolve(name);
        if (!exists(name)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(file)) {
                throw new FileSystemException(file.toString(), null, "is not a file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return Optional.of(new String(in.readNBytes(MOST_BYTES), ISO_8859_1));
            }
        } catch (IOException e) {
            // It may be valid: what cannot be read must not be replaced.
            throw new CertificateStoreException(
                    new Fault(
                            "certs-file-unreadable",
                            file + " cannot be read: " + cause(e) + ".",
                            "make it a file that this user owns and can read, or delete it to have a new one made"),
                    e);
        }
    }

    /** A link whose target is missing counts as absent, as it does for every reader. */
    private boolean exists(String name) {
        return Files.exists(directory.resolve(name));
    }

    private CertificateStoreException unwritable(IOException e) {
        return new CertificateStoreException(
                new Fault(
                        "certs-directory-unwritable",
                        "The certificate directory " + directory + " cannot be written: " + cause(e) + ".",
                        "free some disk space or give this user write access to it, or choose another home directory"),
                e);
    }

    private static void put(Map<String, byte[]> contents, String name, KeyedCertificate pair) {
        try {
            contents.put(
                    name + KEY, Pem.encodeToBytes(Pem.PRIVATE_KEY, pair.key().getEncoded()));
            contents.put(
                    name + CERTIFICATE,
                    Pem.encodeToBytes(Pem.CERTIFICATE, pair.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("certificate is not encodable", e);
        }
    }

    private static Set<PosixFilePermission> mode(String file) {
        return file.endsWith(KEY) ? WholeFile.SECRET : WholeFile.READABLE;
    }

    private static String cause(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.toString();
    }
}
