package dev.bottlenose.devices;

import dev.bottlenose.protocol.ClientQuery;

/**
 * Certificates to be delivered to an app.
 *
 * @param app the app that requested them
 * @param commonName the name in the signing request: package or bundle name on phones
 * @param csr the signing request in PEM, which the destination has to hold as {@code app.csr}
 * @param destination the app's directory, with trailing separator, as the app sent it
 * @param certificate the app's own certificate in PEM
 * @param authority the certificate of our authority in PEM
 */
public record DeliveryOrder(
        ClientQuery app, String commonName, String csr, String destination, String certificate, String authority) {
    /** Whether the file at the destination is the request, apart from line ends and outer blanks. */
    public boolean matchesRequest(String file) {
        return normalized(csr).equals(normalized(file));
    }

    /** A signing request with plain line ends and without outer blanks, to compare it. */
    public static String normalized(String csr) {
        return csr.replace("\r", "").strip();
    }
}
