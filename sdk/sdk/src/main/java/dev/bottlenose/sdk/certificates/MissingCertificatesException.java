package dev.bottlenose.sdk.certificates;

import dev.bottlenose.wire.Fault;
import java.io.IOException;

/** No certificates could be obtained. Recovery: the next exchange tries again. */
public final class MissingCertificatesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public MissingCertificatesException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public MissingCertificatesException(String code, String sentence, String next) {
        this(new Fault(code, sentence, next));
    }

    public Fault fault() {
        return fault;
    }
}
