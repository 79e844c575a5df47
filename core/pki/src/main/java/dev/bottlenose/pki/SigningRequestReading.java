package dev.bottlenose.pki;

import dev.bottlenose.wire.Fault;
import java.util.function.Function;

/** The result of reading a certificate signing request. */
public sealed interface SigningRequestReading {
    /** Applies the function for this kind of result. */
    <T> T map(Function<CertificateSigningRequest, T> accepted, Function<Fault, T> refused);

    /** The request is sound, and its sender holds the private key. */
    record Accepted(CertificateSigningRequest request) implements SigningRequestReading {
        @Override
        public <T> T map(Function<CertificateSigningRequest, T> accepted, Function<Fault, T> refused) {
            return accepted.apply(request);
        }
    }

    /**
     * No certificate for this text. Codes: {@code csr-empty}, {@code csr-too-large}, {@code csr-unreadable},
     * {@code csr-key-refused}, {@code csr-signature-wrong}, {@code csr-name-refused}.
     */
    record Refused(Fault fault) implements SigningRequestReading {
        @Override
        public <T> T map(Function<CertificateSigningRequest, T> accepted, Function<Fault, T> refused) {
            return refused.apply(fault);
        }
    }
}
