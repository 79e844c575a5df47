package dev.bottlenose.transport;

import java.util.function.Consumer;
import java.util.function.Function;

/** Decides, before the upgrade, whether a peer gets a link, and which receiver takes its messages. Must not block. */
public interface LinkAcceptor {
    Admission admit(UpgradeRequest request);

    /** The decision. */
    sealed interface Admission {
        /** Calls the consumer for this kind of decision. */
        void decide(Consumer<Accepted> accepted, Consumer<Refused> refused);

        /**
         * The peer gets a link.
         *
         * @param opener called once with the new link, before its first message
         */
        record Accepted(Function<Link, LinkReceiver> opener) implements Admission {
            @Override
            public void decide(Consumer<Accepted> accepted, Consumer<Refused> refused) {
                accepted.accept(this);
            }
        }

        /** The peer gets an HTTP error instead. */
        record Refused(int status, String reason) implements Admission {
            @Override
            public void decide(Consumer<Accepted> accepted, Consumer<Refused> refused) {
                refused.accept(this);
            }
        }
    }
}
