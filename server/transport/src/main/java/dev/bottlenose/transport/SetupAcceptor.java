package dev.bottlenose.transport;

import dev.bottlenose.protocol.rsocket.Purpose;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides, after its SETUP, whether an RSocket peer gets a link, and which receiver takes its messages. Must not block. */
public interface SetupAcceptor {
    Admission admit(SetupRequest request);

    /** The decision. */
    sealed interface Admission {
        /** Calls the consumer for this kind of decision. */
        void decide(Consumer<Accepted> accepted, Consumer<Refused> refused);

        /**
         * The peer gets a link.
         *
         * @param purpose by which interactions its messages travel
         * @param opener called once with the new link, before its first message
         */
        record Accepted(Purpose purpose, Function<Link, LinkReceiver> opener) implements Admission {
            @Override
            public void decide(Consumer<Accepted> accepted, Consumer<Refused> refused) {
                accepted.accept(this);
            }
        }

        /** The peer gets an error with the reason. */
        record Refused(String reason) implements Admission {
            @Override
            public void decide(Consumer<Accepted> accepted, Consumer<Refused> refused) {
                refused.accept(this);
            }
        }
    }
}
