package dev.bottlenose.server;

import dev.bottlenose.files.DirectoryLock;
import dev.bottlenose.pki.CertificateStoreException;
import dev.bottlenose.transport.ListenException;
import dev.bottlenose.wire.Fault;
import java.net.UnknownHostException;

/** Says in words why a server cannot start. */
final class StartFaults {
    private StartFaults() {}

    static ServerStartException of(ServerOptions options, Exception cause) {
        return new ServerStartException(faultOf(options, cause), cause);
    }

    private static Fault faultOf(ServerOptions options, Exception cause) {
        if (cause instanceof CertificateStoreException store) {
            return store.fault();
        } else if (cause instanceof DirectoryLock.HeldElsewhere held) {
            return new Fault(
                    "home-in-use",
                    "The home " + options.home().directory() + " is used by the server with process id "
                            + held.processId() + ".",
                    "stop that server, or give this one another --home and other ports");
        } else if (cause instanceof ListenException listen) {
            return new Fault(
                    "port-unavailable",
                    "The " + listen.listener() + " port " + listen.port() + " cannot be opened: " + listen.reason()
                            + ".",
                    "stop the program that has it (an original Flipper?), or choose another with "
                            + option(listen.listener()));
        } else if (cause instanceof UnknownHostException) {
            return new Fault(
                    "host-unknown",
                    "There is no host '" + options.host() + "' on this computer.",
                    "give --host an address of this computer, or leave it out");
        }
        return new Fault(
                "home-unwritable",
                "The home " + options.home().directory() + " cannot be used: " + cause + ".",
                "see that it can be written, or give another --home");
    }

    private static String option(String listener) {
        return listener.equals("ui") ? "--port" : "--" + listener + "-port";
    }
}
