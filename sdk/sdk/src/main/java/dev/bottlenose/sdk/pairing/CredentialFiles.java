package dev.bottlenose.sdk.pairing;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.files.WholeFile;
import dev.bottlenose.pairing.CertificateBundle;
import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.sdk.certificates.FlipperCertificateProvider;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.wire.AppFiles;
import dev.bottlenose.wire.ExchangeKeys;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The directory {@code sonar} in the app's private directory, by which app and desktop come to trust each other: the
 * desktop proves that it has access to it (docs/PROTOCOL.md, "Client-side files"). Several processes of one app may
 * share it.
 */
public final class CredentialFiles {
    /** Some are never written by this SDK, but may have been by another. */
    private static final String[] ALL = {
        AppFiles.SIGNING_REQUEST,
        AppFiles.PRIVATE_KEY,
        AppFiles.AUTHORITY_CERTIFICATE,
        AppFiles.CERTIFICATE,
        AppFiles.CONFIG,
        AppFiles.KEY_STORE,
        AppFiles.SEALED_CERTIFICATES
    };

    private static final String LOCK = "exchange.lock";
    private static final int MAX_FILE = 1 << 20;

    private final Path privateDirectory;
    private final Path directory;
    private final String appId;
    private final String ownDeviceId;
    private final SecureRandom random;
    private final int medium;

    /** Generated once, because that takes a noticeable part of a second and several exchanges may be necessary. */
    private @Nullable FutureTask<AppKey> key;

    /**
     * Creates nothing yet.
     *
     * @param privateDirectory created when necessary
     * @param ownDeviceId the device's id until a desktop assigns one
     */
    public CredentialFiles(Path privateDirectory, String appId, String ownDeviceId, SecureRandom random) {
        this(privateDirectory, appId, ownDeviceId, random, FlipperCertificateProvider.FS_ACCESS);
    }

    /** @param medium how certificates are delivered; those delivered in another way count as missing */
    public CredentialFiles(Path privateDirectory, String appId, String ownDeviceId, SecureRandom random, int medium) {
        this.privateDirectory = privateDirectory.toAbsolutePath();
        this.directory = this.privateDirectory.resolve(AppFiles.DIRECTORY);
        this.appId = appId;
        this.ownDeviceId = ownDeviceId;
        this.random = random;
        this.medium = medium;
    }

    /** How certificates are delivered. */
    int medium() {
        return medium;
    }

    Path directory() {
        return directory;
    }

    /** The directory with a trailing separator, because desktops append file names to it. */
    String destination() {
        return directory + File.separator;
    }

    /** Claims the directory for an exchange; empty while another process holds it. */
    Optional<Closeable> claim() throws IOException {
        if (!Files.isDirectory(privateDirectory)) {
            WholeFile.createPrivateDirectory(privateDirectory);
        }
        WholeFile.createPrivateDirectory(directory);
        try {
            return Optional.of(DirectoryLock.claim(privateDirectory.resolve(LOCK), "exchanging certificates"));
        } catch (DirectoryLock.HeldElsewhere e) {
            return Optional.empty();
        }
    }

    /** Credentials of an empty directory. */
    StoredCredentials nothing() {
        return StoredCredentials.incomplete(ownDeviceId);
    }

    /** Reads the current credentials. Files that are unreadable or inconsistent count as missing. */
    StoredCredentials stored() {
        try {
            FlipperObject config = FlipperObject.parse(read(AppFiles.CONFIG));
            @Nullable Object deviceId = config.get(ExchangeKeys.DEVICE_ID);
            String known = deviceId instanceof String ? (String) deviceId : ownDeviceId;
            if (config.getInt(ExchangeKeys.MEDIUM) != medium) {
                return StoredCredentials.incomplete(known);
            }
            String authority = read(AppFiles.AUTHORITY_CERTIFICATE);
            String certificate = read(AppFiles.CERTIFICATE);
            Credentials credentials = Credentials.read(read(AppFiles.PRIVATE_KEY), certificate, authority);
            return new StoredCredentials(
                    credentials,
                    known,
                    Files.exists(file(AppFiles.SIGNING_REQUEST)) ? read(AppFiles.SIGNING_REQUEST) : "",
                    authority + certificate);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return nothing();
        }
    }

    /** Starts generating the key pair for {@link #renew} in the background. Does nothing if there is one. */
    void prepare() {
        if (key == null) {
            FutureTask<AppKey> making = new FutureTask<>(() -> AppKey.generate(random));
            key = making;
            Thread thread = new Thread(making, "bottlenose-key");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Deletes all certificates. Only while the directory is claimed. */
    void forget() throws IOException {
        WholeFile.removeLeftovers(directory);
        for (String name : ALL) {
            Files.deleteIfExists(file(name));
        }
    }

    /** Deletes all certificates and writes a new signing request. Only while the directory is claimed. */
    String renew() throws IOException, GeneralSecurityException {
        return renew(Optional.empty());
    }

    /** Like {@link #renew()}, with a proof that the app knows a pairing code. */
    String renew(Optional<PairingKeys> pairing) throws IOException, GeneralSecurityException {
        forget();
        AppKey own = key();
        String csr = own.signingRequest(appId, pairing);
        write(AppFiles.PRIVATE_KEY, own.toPem());
        write(AppFiles.SIGNING_REQUEST, csr);
        return csr;
    }

    private AppKey key() throws IOException, GeneralSecurityException {
        prepare();
        try {
            return Objects.requireNonNull(key).get();
        } catch (ExecutionException e) {
            key = null;
            throw new GeneralSecurityException("no key can be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a key is made");
        }
    }

    /** Stores the id that the desktop assigned to this device. Only while the directory is claimed. */
    void configure(String deviceId) throws IOException {
        write(AppFiles.CONFIG, config(deviceId).toJsonString());
    }

    FlipperObject config(String deviceId) {
        return FlipperObject.of(ExchangeKeys.DEVICE_ID, deviceId, ExchangeKeys.MEDIUM, medium);
    }

    /** Stores sealed certificates. Only while the directory is claimed. */
    void keepSealed(String sealed) throws IOException {
        write(AppFiles.SEALED_CERTIFICATES, sealed);
    }

    /** Whether there are sealed certificates only. */
    boolean hasOnlySealed() {
        return Files.exists(file(AppFiles.SEALED_CERTIFICATES))
                && !(Files.exists(file(AppFiles.AUTHORITY_CERTIFICATE)) && Files.exists(file(AppFiles.CERTIFICATE)));
    }

    /** Opens sealed certificates; false if they are not for this app. Only while the directory is claimed. */
    boolean unseal(PairingKeys pairing) throws IOException {
        Optional<CertificateBundle> bundle = pairing.open(
                read(AppFiles.SEALED_CERTIFICATES), Pem.read("CERTIFICATE REQUEST", read(AppFiles.SIGNING_REQUEST)));
        if (bundle.isPresent()) {
            write(AppFiles.AUTHORITY_CERTIFICATE, bundle.get().authority());
            write(AppFiles.CERTIFICATE, bundle.get().certificate());
            configure(bundle.get().deviceId());
        }
        return bundle.isPresent();
    }

    private String read(String name) throws IOException {
        if (Files.size(file(name)) > MAX_FILE) {
            throw new NoSuchFileException(name, null, "too large to be what it should be");
        }
        return new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        WholeFile.write(file(name), text.getBytes(StandardCharsets.UTF_8), WholeFile.SECRET);
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
