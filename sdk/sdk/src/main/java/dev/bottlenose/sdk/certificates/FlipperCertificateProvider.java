package dev.bottlenose.sdk.certificates;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Brings certificates to an app that its desktop cannot write to. Asked after every exchange in which the desktop agreed.
 */
public interface FlipperCertificateProvider {
    /** The desktop writes into the app's directory. */
    int FS_ACCESS = 1;

    /** The desktop leaves the certificates in a store, from which they are fetched by the device's id. */
    int WWW = 2;

    /** What was sealed with a pairing code, or another way; opened if the other two files are still missing afterwards. */
    String SEALED_FILE = "certificates.enc";

    /**
     * Puts {@code sonarCA.crt} and {@code device.crt}, in PEM, into the directory; or what is sealed, as {@value
     * #SEALED_FILE}. Called on a thread of the SDK's, one call at a time, and may take its time: up to a minute.
     *
     * @param deviceId what the desktop calls the device; not to be trusted
     * @throws IOException if it cannot; the message is shown to the developer
     */
    void getCertificates(Path directory, String deviceId) throws IOException;

    /** How the desktop is asked to hand certificates over; changing it makes the app pair anew. */
    default int getCertificateExchangeMedium() {
        return WWW;
    }

    /** Whether the app is to forget its certificates when its client is stopped. */
    default boolean shouldResetCertificateFolder() {
        return false;
    }
}
