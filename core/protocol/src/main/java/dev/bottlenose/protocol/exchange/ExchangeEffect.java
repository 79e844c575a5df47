package dev.bottlenose.protocol.exchange;

import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.wire.Fault;
import java.util.List;

/** What a {@link CertificateExchange} wants done. */
public sealed interface ExchangeEffect {
    /**
     * Issue a certificate and deliver it; then tell the exchange how that went, exactly once.
     *
     * @param csr the signing request as the app sent it
     * @param destination the app's directory, with trailing separator
     */
    record Sign(String csr, String destination) implements ExchangeEffect {}

    /** Send this text to the app. */
    record Reply(JsonText text) implements ExchangeEffect {}

    /** The app has its files and will connect to the secure port next. */
    record Acknowledged() implements ExchangeEffect {}

    /** Tell the developer. */
    record Report(Fault fault) implements ExchangeEffect {}

    /** The client's own diary, for the developer to read. */
    record AppLog(List<AppLogLine> lines) implements ExchangeEffect {
        public AppLog {
            lines = List.copyOf(lines);
        }
    }
}
