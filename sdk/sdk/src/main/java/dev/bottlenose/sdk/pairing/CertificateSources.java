package dev.bottlenose.sdk.pairing;

import dev.bottlenose.pairing.PairingKeys;
import dev.bottlenose.sdk.certificates.FlipperCertificateProvider;
import dev.bottlenose.sdk.certificates.MissingCertificatesException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Obtains certificates if the desktop does not write them itself: a provider fetches them, and a backup provider opens
 * sealed ones; by default the pairing code does. Immutable.
 */
public final class CertificateSources {
    private final PairingCodeSource code;
    private final @Nullable FlipperCertificateProvider provider;
    private final @Nullable FlipperCertificateProvider backup;

    /** Either provider may be missing. */
    public CertificateSources(
            PairingCodeSource code,
            @Nullable FlipperCertificateProvider provider,
            @Nullable FlipperCertificateProvider backup) {
        this.code = code;
        this.provider = provider;
        this.backup = backup;
    }

    /** The medium by which the desktop delivers certificates. */
    public int medium() {
        return provider == null ? FlipperCertificateProvider.FS_ACCESS : provider.getCertificateExchangeMedium();
    }

    /** The keys of the pairing code, if there is one. */
    Optional<PairingKeys> keys() throws MissingCertificatesException {
        return code.keys();
    }

    /**
     * Deletes the certificates of an app that is stopped, if its provider wants that and no other process holds the
     * directory.
     */
    void forgetIfWanted(CredentialFiles files) throws IOException {
        if (!(resets(provider) || resets(backup))) {
            return;
        }
        try (Closeable claim = files.claim().orElse(null)) {
            if (claim != null) {
                files.forget();
            }
        }
    }

    private static boolean resets(@Nullable FlipperCertificateProvider asked) {
        return asked != null && asked.shouldResetCertificateFolder();
    }

    /** The step that {@link #bring} will be; empty if it is none. */
    String stepFor(Optional<String> enclosed) {
        if (enclosed.isPresent()) {
            return "Open certificates in the reply";
        }
        return provider == null ? "" : "Getting cert from provider";
    }

    /**
     * Obtains the certificates that the desktop issued.
     *
     * @param keys those of the request
     * @param enclosed the sealed certificates in the reply
     * @throws IOException if a file cannot be written, or a provider fails
     */
    void bring(CredentialFiles files, String deviceId, Optional<PairingKeys> keys, Optional<String> enclosed)
            throws IOException {
        if (enclosed.isPresent()) {
            files.keepSealed(enclosed.get());
        } else if (provider != null) {
            ask(provider, files, deviceId);
        }
        if (files.hasOnlySealed()) {
            if (backup != null) {
                ask(backup, files, deviceId);
            } else {
                open(files, keys);
            }
        }
    }

    private static void open(CredentialFiles files, Optional<PairingKeys> keys) throws IOException {
        if (!keys.isPresent()) {
            throw new MissingCertificatesException(
                    "pairing-code-missing",
                    "the certificates are sealed, and this app has no pairing code",
                    "run 'bottlenose pair' and give the code to the app");
        }
        if (!files.unseal(keys.get())) {
            throw new MissingCertificatesException(
                    "seal-broken",
                    "the certificates were not sealed with this app's pairing code and for this app,"
                            + " or were changed in transit",
                    "check the store and the network in between, then pair with a new code");
        }
    }

    private static void ask(FlipperCertificateProvider asked, CredentialFiles files, String deviceId)
            throws IOException {
        try {
            asked.getCertificates(files.directory(), deviceId);
        } catch (MissingCertificatesException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new MissingCertificatesException(
                    "provider-failed", "the certificate provider failed: " + e, "fix what it reports");
        }
    }
}
