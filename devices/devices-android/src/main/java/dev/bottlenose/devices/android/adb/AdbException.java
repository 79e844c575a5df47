package dev.bottlenose.devices.android.adb;

import java.io.IOException;
import java.time.Duration;

/** Something asked of the adb server, or through it of a device, was not done. */
public abstract sealed class AdbException extends IOException {
    private static final long serialVersionUID = 1L;

    private AdbException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Nobody listens there. Recovery: start the adb server. */
    public static final class Unreachable extends AdbException {
        private static final long serialVersionUID = 1L;

        Unreachable(AdbEndpoint endpoint) {
            super("nothing listens on " + endpoint);
        }
    }

    /** The limit of time is over. Recovery: look after what hangs, the device or the adb server. */
    public static final class Silent extends AdbException {
        private static final long serialVersionUID = 1L;

        Silent(Duration limit) {
            super("no answer within " + limit.toMillis() + " ms");
        }
    }

    /** The adb server, or the device, says no, in the words of this message. Recovery: depends on the words. */
    public static final class Refused extends AdbException {
        private static final long serialVersionUID = 1L;

        Refused(String words) {
            super(words);
        }
    }

    /** The connection ended in the middle. Recovery: see whether the device is still there, and ask again. */
    public static final class Broken extends AdbException {
        private static final long serialVersionUID = 1L;

        Broken(String how) {
            super(how);
        }
    }
}
