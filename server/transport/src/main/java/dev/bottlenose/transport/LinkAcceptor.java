package dev.bottlenose.transport;

import java.util.function.Function;

/** Decides, before the upgrade, whether a peer gets a link, and who talks through it. Must not block. */
public interface LinkAcceptor {
    Admission admit(UpgradeRequest request);

    /** The decision. */
    sealed interface Admission {
        /**
         * The peer gets a link.
         *
         * @param opener called once with the new link, before its first message
         */
        record Accepted(Function<Link, LinkReceiver> opener) implements Admission {}

        /** The peer gets an HTTP error instead. */
        record Refused(int status, String reason) implements Admission {}
    }
}
