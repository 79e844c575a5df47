package dev.bottlenose.sdk.certificates;

import java.io.IOException;

/** There are no certificates to be had; the next exchange may go better. */
public final class MissingCertificatesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    public MissingCertificatesException(Trouble trouble) {
        super(trouble.toString());
        this.trouble = trouble;
    }

    public MissingCertificatesException(String code, String sentence, String next) {
        this(new Trouble(code, sentence, next));
    }

    public Trouble trouble() {
        return trouble;
    }
}
