package dev.bottlenose.devices;

import dev.bottlenose.protocol.ClientQuery;

/**
 * Certificates on their way to an app.
 *
 * @param app who asked
 * @param commonName the name in the signing request: package or bundle name on phones
 * @param csr the signing request in PEM, which the destination must hold as {@code app.csr}
 * @param destination the app's directory, with trailing separator, as the app named it
 * @param certificate the app's own certificate in PEM
 * @param authority the certificate of our authority in PEM
 */
public record DeliveryOrder(
        ClientQuery app, String commonName, String csr, String destination, String certificate, String authority) {
    /** Where the app keeps its signing request. */
    public static final String CSR_FILE = "app.csr";

    /** Where the app looks for the authority's certificate. */
    public static final String AUTHORITY_FILE = "sonarCA.crt";

    /** Where the app looks for its own certificate. */
    public static final String CERTIFICATE_FILE = "device.crt";

    /** Whether what was found at the destination is the request; line ends and outer blanks do not count. */
    public boolean matchesRequest(String found) {
        return normalized(csr).equals(normalized(found));
    }

    /** A signing request without what does not count in it: line ends and outer blanks. */
    public static String normalized(String csr) {
        return csr.replace("\r", "").strip();
    }
}
