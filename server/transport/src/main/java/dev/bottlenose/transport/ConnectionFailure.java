package dev.bottlenose.transport;

import java.net.InetSocketAddress;

/**
 * A connection that never became a link.
 *
 * @param listener the port's name
 * @param detail the library's message, without any of the peer's bytes
 */
public record ConnectionFailure(String listener, InetSocketAddress remote, Kind kind, String detail) {
    /** What went wrong. */
    public enum Kind {
        /** The peer's certificate is not one of ours, or has expired. */
        CLIENT_CERTIFICATE_REFUSED,
        /** The peer sent no certificate. */
        CLIENT_CERTIFICATE_MISSING,
        /** The peer does not trust our certificate. */
        SERVER_CERTIFICATE_REFUSED,
        /** No TLS where TLS is spoken, or TLS that cannot be agreed on. */
        NO_TLS,
        /** Neither WebSocket nor HTTP. */
        NO_HTTP,
        /** No RSocket where RSocket is spoken. */
        NO_RSOCKET,
        /** The peer took too long. */
        TOO_SLOW,
        /** Refused by the acceptor, or because the port has no pages. */
        REFUSED
    }
}
