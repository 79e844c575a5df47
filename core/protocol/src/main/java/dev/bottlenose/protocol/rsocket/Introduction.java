package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;

/** How a connection begins: its first frame, judged. What we have never served is refused with the original's words. */
public sealed interface Introduction {
    /** The app may be asked in, if what it says of itself is right. */
    record Offered(JsonText setup) implements Introduction {}

    /** Nothing can come of it: send this and leave. */
    record Refused(Frame.Failure answer) implements Introduction {}

    /** Judges the first frame. */
    static Introduction of(Frame first) {
        if (first instanceof Frame.Resume) {
            return refused(Frame.Failure.REJECTED_RESUME, "RESUME not supported.");
        } else if (!(first instanceof Frame.Setup setup) || setup.streamId() != Frame.CONNECTION) {
            return refused(Frame.Failure.INVALID_SETUP, "The first frame must be SETUP.");
        } else if (setup.majorVersion() != 1) {
            return refused(Frame.Failure.UNSUPPORTED_SETUP, "Only version 1 of the protocol is spoken here.");
        } else if (setup.lease()) {
            return refused(Frame.Failure.INVALID_SETUP, "LEASE not supported.");
        } else if (setup.resume()) {
            return refused(Frame.Failure.UNSUPPORTED_SETUP, "RESUME not supported.");
        } else {
            return new Offered(setup.data());
        }
    }

    /** What the original says to an app whose introduction is of no use. */
    static Frame.Failure rejection(String reason) {
        return new Frame.Failure(
                Frame.CONNECTION, Frame.Failure.REJECTED_SETUP, "Application rejected setup, reason: " + reason);
    }

    private static Refused refused(int code, String message) {
        return new Refused(new Frame.Failure(Frame.CONNECTION, code, message));
    }
}
