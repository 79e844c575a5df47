package dev.bottlenose.pki;

/**
 * What an app receives at the end of the certificate exchange. Both texts are of the same authority, also when it rotates
 * meanwhile.
 *
 * @param certificatePem the app's own certificate, {@code device.crt}
 * @param authorityPem the authority to trust, {@code sonarCA.crt}
 */
public record IssuedCertificate(String certificatePem, String authorityPem) {}
