package dev.bottlenose.pki;

import dev.bottlenose.wire.Fault;

/**
 * The directory of the authority cannot be used. Recovery: the user repairs the directory as the fault describes, or chooses
 * another one; until then nothing that was in force has changed.
 *
 * <p>Codes: {@code certs-directory-blocked}, {@code certs-directory-unwritable}, {@code certs-file-unreadable},
 * {@code certs-key-open}.
 */
public final class CertificateStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    CertificateStoreException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    CertificateStoreException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
