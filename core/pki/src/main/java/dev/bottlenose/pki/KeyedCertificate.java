package dev.bottlenose.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the private key that belongs to it. */
record KeyedCertificate(PrivateKey key, X509Certificate certificate) {
    /** Names the certificate only: a key's own text may hold its secrets. */
    @Override
    public String toString() {
        return "KeyedCertificate[" + certificate.getSubjectX500Principal() + "]";
    }
}
