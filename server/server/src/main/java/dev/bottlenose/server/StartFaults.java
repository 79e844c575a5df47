package dev.bottlenose.server;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.transport.ListenException;
import dev.bottlenose.wire.Fault;
import java.net.UnknownHostException;

/** Explains why a server cannot start. */
final class StartFaults {
    private StartFaults() {}

    static ServerStartException of(ServerOptions options, Exception cause) {
        return new ServerStartException(faultOf(options, cause), cause);
    }

    private static Fault faultOf(ServerOptions options, Exception cause) {
        if (cause instanceof CertificateStoreException store) {
            return store.fault();
        } else if (cause instanceof MalformedRulesException rules) {
            return rules.fault();
        } else if (cause instanceof DirectoryLock.HeldElsewhere held) {
            return new Fault(
                    "home-in-use",
                    "The home " + options.home().directory() + " is used by the server with process id " + held.holder()
                            + ".",
                    "stop that server, or use another --home and other ports");
        } else if (cause instanceof DirectoryLock.NotALock) {
            return new Fault(
                    "lock-foreign",
                    "The lock file of the home cannot be used: " + cause.getMessage() + ".",
                    "move that file away, or use another --home");
        } else if (cause instanceof ListenException listen) {
            return new Fault(
                    "port-unavailable",
                    "The " + listen.listener() + " port " + listen.port() + " cannot be opened: " + listen.reason()
                            + ".",
                    "stop the program that uses it, such as the original Flipper, or choose another port with "
                            + option(listen.listener()));
        } else if (cause instanceof UnknownHostException) {
            return new Fault(
                    "host-unknown",
                    "Host '" + options.host() + "' is not an address of this computer.",
                    "set --host to an address of this computer, or omit it");
        }
        return new Fault(
                "home-unwritable",
                "The home " + options.home().directory() + " cannot be used: " + cause + ".",
                "check that it is writable, or use another --home");
    }

    private static String option(String listener) {
        return listener.equals("ui") ? "--port" : "--" + listener + "-port";
    }
}
