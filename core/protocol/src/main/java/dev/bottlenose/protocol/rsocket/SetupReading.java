package dev.bottlenose.protocol.rsocket;

import dev.bottlenose.protocol.json.JsonText;
import java.util.function.Consumer;

/** The result of checking a connection's first frame. Unsupported features are refused with the original's texts. */
public sealed interface SetupReading {
    /** Calls one of the two, depending on the result. */
    void decide(Consumer<JsonText> offered, Consumer<RSocketFrame.Failure> refused);

    /** The frame is a SETUP that can be accepted if its data are right. */
    record Offered(JsonText data) implements SetupReading {
        @Override
        public void decide(Consumer<JsonText> offered, Consumer<RSocketFrame.Failure> refused) {
            offered.accept(data);
        }
    }

    /** The frame cannot begin a connection: send this and close. */
    record Refused(RSocketFrame.Failure answer) implements SetupReading {
        @Override
        public void decide(Consumer<JsonText> offered, Consumer<RSocketFrame.Failure> refused) {
            refused.accept(answer);
        }
    }

    /** Checks the first frame. */
    static SetupReading of(RSocketFrame first) {
        SetupJudge judge = new SetupJudge();
        first.accept(judge);
        return judge.failure().<SetupReading>map(Refused::new).orElseGet(() -> new Offered(judge.data()));
    }

    /** The original's answer to an app whose SETUP has unusable data. */
    static RSocketFrame.Failure rejection(String reason) {
        return new RSocketFrame.Failure(
                RSocketFrame.CONNECTION,
                RSocketFrame.Failure.REJECTED_SETUP,
                "Application rejected setup, reason: " + reason);
    }
}
