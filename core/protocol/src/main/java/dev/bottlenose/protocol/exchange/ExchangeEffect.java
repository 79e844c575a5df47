package dev.bottlenose.protocol.exchange;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.util.List;

/** A side effect that a {@link CertificateExchange} has decided on. */
public sealed interface ExchangeEffect {
    /** Calls the performer's method for this kind of effect. */
    void perform(Performer performer);

    /** Carries out the effects of an exchange. */
    interface Performer {
        /** Issues a certificate, delivers it, and reports the outcome to the exchange, exactly once. */
        void sign(String csr, String destination);

        /** Sends this text to the app. */
        void reply(JsonText text);

        /** The app has its files. */
        void acknowledged();

        /** Reports a fault to the developer. */
        void report(Fault fault);

        /** Shows lines of the client's log to the developer. */
        void appLog(List<AppLogLine> lines);
    }

    /**
     * Issue a certificate and deliver it; then report the outcome to the exchange, exactly once.
     *
     * @param csr the signing request as the app sent it
     * @param destination the app's directory, with trailing separator
     */
    record Sign(String csr, String destination) implements ExchangeEffect {
        @Override
        public void perform(Performer performer) {
            performer.sign(csr, destination);
        }
    }

    /** Send this text to the app. */
    record Reply(JsonText text) implements ExchangeEffect {
        @Override
        public void perform(Performer performer) {
            performer.reply(text);
        }
    }

    /** The app has its files and will connect to the secure port next. */
    record Acknowledged() implements ExchangeEffect {
        @Override
        public void perform(Performer performer) {
            performer.acknowledged();
        }
    }

    /** Report this to the developer. */
    record Report(Fault fault) implements ExchangeEffect {
        @Override
        public void perform(Performer performer) {
            performer.report(fault);
        }
    }

    /** Lines of the client's own log, for the developer to read. */
    record AppLog(List<AppLogLine> lines) implements ExchangeEffect {
        public AppLog {
            lines = List.copyOf(lines);
        }

        @Override
        public void perform(Performer performer) {
            performer.appLog(lines);
        }
    }
}
