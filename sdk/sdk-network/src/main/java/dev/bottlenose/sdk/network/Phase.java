package dev.bottlenose.sdk.network;

/** A stretch of an exchange whose length a library may know. */
public enum Phase {
    DNS_LOOKUP("dnsLookupTime"),
    CONNECT("connectTime"),
    SSL_HANDSHAKE("sslHandshakeTime"),
    /** From the call to the first byte sent. */
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
