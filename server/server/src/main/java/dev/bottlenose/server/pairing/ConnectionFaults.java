package dev.bottlenose.server.pairing;

import dev.bottlenose.transport.ConnectionFailure;
import dev.bottlenose.wire.Fault;
import java.util.Optional;

/** Explains connections that failed before the upgrade. */
final class ConnectionFaults {
    private ConnectionFaults() {}

    /** Empty for failures that no developer has to know about. */
    static Optional<Fault> of(ConnectionFailure failure) {
        String port = "the " + failure.listener() + " port";
        return switch (failure.kind()) {
            case CLIENT_CERTIFICATE_REFUSED ->
                fault(
                        "client-certificate-refused",
                        "A client connected to " + port
                                + " with a certificate that has expired or was not issued by this server.",
                        "wait 10 seconds for the app to pair again; if it does not, clear the app's data");
            case CLIENT_CERTIFICATE_MISSING ->
                fault(
                        "client-certificate-missing",
                        "A client connected to " + port + " without a certificate.",
                        "let the app pair on the insecure port first");
            case SERVER_CERTIFICATE_REFUSED ->
                fault(
                        "server-certificate-refused",
                        "A client disconnected from " + port + " because it does not trust this server's certificate.",
                        "wait 10 seconds for the app to pair again; if it does not, check that no other server used this"
                                + " port");
            case NO_TLS ->
                fault(
                        "tls-expected",
                        "A client does not use a version of TLS that " + port + " supports (" + failure.detail() + ").",
                        "check the client's port numbers: " + port + " requires TLS 1.2 or 1.3");
            case NO_HTTP -> otherProtocol("websocket-expected", port, "WebSocket");
            case NO_RSOCKET -> otherProtocol("rsocket-expected", port, "RSocket");
            case TOO_SLOW ->
                fault(
                        "opening-timeout",
                        "A client connected to " + port + " and did not complete the handshake in time.",
                        "check whether a port forwarder connects although its app is not running");
            case REFUSED -> Optional.empty();
        };
    }

    private static Optional<Fault> otherProtocol(String code, String port, String expected) {
        return fault(
                code,
                "A client connected to " + port + " and does not use " + expected + ".",
                "check the client's port numbers");
    }

    private static Optional<Fault> fault(String code, String sentence, String next) {
        return Optional.of(new Fault(code, sentence, next));
    }
}
