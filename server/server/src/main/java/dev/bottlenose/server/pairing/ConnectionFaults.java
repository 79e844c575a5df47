package dev.bottlenose.server.pairing;

import dev.bottlenose.transport.ConnectionFailure;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/** Says in words what a connection that never became a link means for a developer. */
final class ConnectionFaults {
    private ConnectionFaults() {}

    /** Empty for what no developer needs to hear of. */
    static Optional<Fault> of(ConnectionFailure failure) {
        String port = "the " + failure.listener() + " port";
        return switch (failure.kind()) {
            case CLIENT_CERTIFICATE_REFUSED ->
                fault(
                        "client-certificate-refused",
                        "A client came to " + port
                                + " with a certificate that this server did not issue or that has expired.",
                        "wait 10 seconds: apps pair again by themselves; if this one does not, clear its data");
            case CLIENT_CERTIFICATE_MISSING ->
                fault(
                        "client-certificate-missing",
                        "A client came to " + port + " without a certificate.",
                        "let the app pair on the insecure port first");
            case SERVER_CERTIFICATE_REFUSED ->
                fault(
                        "server-certificate-refused",
                        "A client at " + port + " broke off because it does not trust this server's certificate.",
                        "wait 10 seconds: apps pair again by themselves; see that no other server used this port");
            case NO_TLS ->
                fault(
                        "tls-expected",
                        "A client does not speak a TLS that " + port + " understands (" + failure.detail() + ").",
                        "check the client's port numbers: " + port + " wants TLS 1.2 or 1.3");
            case NO_HTTP ->
                fault(
                        "websocket-expected",
                        "A client does not speak WebSocket at " + port + ".",
                        "check the client's port numbers");
            case NO_RSOCKET ->
                fault(
                        "rsocket-expected",
                        "A client does not speak RSocket at " + port + ".",
                        "check the client's port numbers");
            case TOO_SLOW ->
                fault(
                        "opening-timeout",
                        "A client connected to " + port + " and then said nothing.",
                        "see whether a port forwarder connects although its app is gone");
            case REFUSED -> Optional.empty();
        };
    }

    private static Optional<Fault> fault(String code, String sentence, String next) {
        return Optional.of(new Fault(code, sentence, next));
    }
}
