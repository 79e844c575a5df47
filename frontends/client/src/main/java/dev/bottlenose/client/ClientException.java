package dev.bottlenose.client;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.wire.Fault;

/** A server or an app did not do what it was asked. Each leaf stands for one recovery; the fault is for people. */
public abstract sealed class ClientException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    private ClientException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Whether there is no server to talk to, any more or at all. */
    public boolean isWithoutServer() {
        return false;
    }

    /** No server listens there. Recovery: start one, or try again later. */
    public static final class Unreachable extends ClientException {
        private static final long serialVersionUID = 1L;

        public Unreachable(Fault fault) {
            super(fault);
        }

        @Override
        public boolean isWithoutServer() {
            return true;
        }
    }

    /** The server does not accept this client. Recovery: use the token of that server. */
    public static final class AccessDenied extends ClientException {
        private static final long serialVersionUID = 1L;

        public AccessDenied(Fault fault) {
            super(fault);
        }
    }

    /** The server did not run the command. Recovery: change the command; the same one is refused again. */
    public static final class Refused extends ClientException {
        private static final long serialVersionUID = 1L;

        public Refused(Fault fault) {
            super(fault);
        }
    }

    /** The app answered with an error. Recovery: depends on the app's plugin. */
    public static final class AppFailed extends ClientException {
        private static final long serialVersionUID = 1L;

        private final transient Json error;

        AppFailed(Fault fault, Json error) {
            super(fault);
            this.error = error;
        }

        /** What the app sent as its error. */
        public Json error() {
            return error;
        }
    }

    /** The connection ended before the answer came. Recovery: connect again; whether the command was run is unknown. */
    public static final class ConnectionLost extends ClientException {
        private static final long serialVersionUID = 1L;

        ConnectionLost(Fault fault) {
            super(fault);
        }

        @Override
        public boolean isWithoutServer() {
            return true;
        }
    }

    /** No answer came in time. Recovery: wait longer, or inspect the app; the answer is ignored if it comes later. */
    public static final class Timeout extends ClientException {
        private static final long serialVersionUID = 1L;

        Timeout(Fault fault) {
            super(fault);
        }
    }
}
