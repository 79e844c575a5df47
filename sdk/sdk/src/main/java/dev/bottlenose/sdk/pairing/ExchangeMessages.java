package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.wire.ExchangeKeys;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.MessageKeys;
import dev.bottlenose.wire.Methods;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages on the insecure channel (docs/PROTOCOL.md, "Messages on the insecure channel"). */
final class ExchangeMessages {
    private ExchangeMessages() {}

    static String signCertificate(String csr, CredentialFiles files, List<String> logs, Instant now) {
        return new FlipperObject.Builder()
                .put(MessageKeys.METHOD, Methods.SIGN_CERTIFICATE)
                .put(ExchangeKeys.CSR, csr)
                .put(ExchangeKeys.DESTINATION, files.destination())
                .put(ExchangeKeys.MEDIUM, files.medium())
                .put(ExchangeKeys.LOGS, logs)
                .put(ExchangeKeys.TIMESTAMP, now.toEpochMilli())
                .build()
                .toJsonString();
    }

    /** The device id in the reply; empty if the desktop refused. */
    static Optional<String> deviceId(String reply) {
        return string(reply, ExchangeKeys.DEVICE_ID);
    }

    /** The sealed certificates in the reply, if it contains any. */
    static Optional<String> certificates(String reply) {
        return string(reply, ExchangeKeys.CERTIFICATES);
    }

    static String acknowledgement(Optional<FlipperObject> config, Optional<Fault> fault, List<String> logs) {
        FlipperObject.Builder message = new FlipperObject.Builder()
                .put(MessageKeys.METHOD, Methods.SIGN_CERTIFICATE_ACK)
                .put(ExchangeKeys.IS_ERROR, !config.isPresent())
                .put(ExchangeKeys.CONFIG, config.orElse(null))
                .put(ExchangeKeys.HAS_REQUIRED_FILES, config.isPresent() && !fault.isPresent())
                .put(ExchangeKeys.LOGS, logs);
        fault.ifPresent(found -> message.put(ExchangeKeys.FAULT, json(found)));
        return message.build().toJsonString();
    }

    private static FlipperObject json(Fault fault) {
        return FlipperObject.of(
                ExchangeKeys.FAULT_CODE,
                fault.code(),
                ExchangeKeys.FAULT_SENTENCE,
                fault.sentence(),
                ExchangeKeys.FAULT_NEXT,
                fault.next());
    }

    private static Optional<String> string(String reply, String name) {
        try {
            @Nullable Object value = FlipperObject.parse(reply).get(name);
            return value instanceof String ? Optional.of((String) value) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
