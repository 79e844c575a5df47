package dev.bottlenose.sdk.certificates;

import dev.bottlenose.wire.AppFiles;
import dev.bottlenose.wire.Medium;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Obtains certificates for an app to whose files the desktop has no access. Called after every exchange that the
 * desktop accepted.
 */
public interface FlipperCertificateProvider {
    /** The desktop writes into the app's directory. */
    int FS_ACCESS = Medium.FS_ACCESS.number();

    /** The desktop uploads the certificates to a store, from which they are fetched by the device's id. */
    int WWW = Medium.WWW.number();

    /**
     * The file for certificates that are sealed, with a pairing code or otherwise. It is opened if the other two files
     * are missing.
     */
    String SEALED_FILE = AppFiles.SEALED_CERTIFICATES;

    /**
     * Writes {@code sonarCA.crt} and {@code device.crt}, in PEM, to {@code directory}; or, if they are sealed, {@value
     * #SEALED_FILE}. Called on a thread of the SDK, one call at a time. May take up to a minute.
     *
     * @param deviceId the id that the desktop assigned; not authenticated
     * @throws IOException if that fails; the message is shown to the developer
     */
    void getCertificates(Path directory, String deviceId) throws IOException;

    /** How the desktop should deliver the certificates. Changing it makes the app pair again. */
    default int getCertificateExchangeMedium() {
        return WWW;
    }

    /** Whether to delete the app's certificates when its client is stopped. */
    default boolean shouldResetCertificateFolder() {
        return false;
    }
}
