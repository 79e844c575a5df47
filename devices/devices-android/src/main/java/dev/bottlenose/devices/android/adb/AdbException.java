package dev.bottlenose.devices.android.adb;

import java.io.IOException;
import java.time.Duration;

/** A request to the adb server, or through it to a device, failed. One leaf for each recovery. */
public abstract sealed class AdbException extends IOException {
    private static final long serialVersionUID = 1L;

    private AdbException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Calls the method for this kind of failure. */
    public abstract <T> T translate(Translation<T> translation);

    /** A result for each kind of failure. */
    public interface Translation<T> {
        T unreachable();

        T timedOut();

        T refused();

        T connectionLost();
    }

    /** No adb server listens there. Recovery: start it. */
    public static final class Unreachable extends AdbException {
        private static final long serialVersionUID = 1L;

        Unreachable(AdbEndpoint endpoint) {
            super("nothing listens on " + endpoint);
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.unreachable();
        }
    }

    /** The time limit is over. Recovery: find out what hangs, the device or the adb server. */
    public static final class TimedOut extends AdbException {
        private static final long serialVersionUID = 1L;

        TimedOut(Duration limit) {
            super("no response within " + limit.toMillis() + " ms");
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.timedOut();
        }
    }

    /** The adb server, or the device, refused; the message is its reason. Recovery: depends on the reason. */
    public static final class Refused extends AdbException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.refused();
        }
    }

    /** The connection ended within a response. Recovery: check that the device is still attached, and try again. */
    public static final class ConnectionLost extends AdbException {
        private static final long serialVersionUID = 1L;

        ConnectionLost(String how) {
            super(how);
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.connectionLost();
        }
    }
}
