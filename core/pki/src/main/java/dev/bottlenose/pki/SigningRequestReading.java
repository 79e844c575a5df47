package dev.bottlenose.pki;

import dev.bottlenose.wire.Fault;

/** What became of a text that should have been a certificate signing request. */
public sealed interface SigningRequestReading {
    /** The request is sound, and its sender holds the private key. */
    record Accepted(CertificateSigningRequest request) implements SigningRequestReading {}

    /**
     * No certificate for this text. Codes: {@code csr-empty}, {@code csr-too-large}, {@code csr-unreadable},
     * {@code csr-key-refused}, {@code csr-signature-wrong}, {@code csr-name-refused}.
     */
    record Refused(Fault fault) implements SigningRequestReading {}
}
