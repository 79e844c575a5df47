package dev.bottlenose.sdk.network;

/** A part of an exchange whose duration a library may report. */
public enum Phase {
    DNS_LOOKUP("dnsLookupTime"),
    CONNECT("connectTime"),
    SSL_HANDSHAKE("sslHandshakeTime"),
    /** From the call until the first byte is sent. */
    PRE_TRANSFER("preTransferTime"),
    REDIRECTS("redirectsTime"),
    POST_PROCESSING("postProcessingTime");

    private final String field;

    Phase(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }
}
