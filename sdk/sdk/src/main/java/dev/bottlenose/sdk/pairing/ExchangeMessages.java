package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.certificates.Trouble;
import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said on the insecure channel (docs/PROTOCOL.md, "Messages on the insecure channel"). */
final class ExchangeMessages {
    private ExchangeMessages() {}

    static String signCertificate(String csr, CredentialFiles files, List<String> logs, Instant now) {
        return new FlipperObject.Builder()
                .put("method", "signCertificate")
                .put("csr", csr)
                .put("destination", files.destination())
                .put("medium", files.medium())
                .put("logs", logs)
                .put("timestamp", now.toEpochMilli())
                .build()
                .toJsonString();
    }

    /** The device id in the reply; empty if the desktop refused. */
    static Optional<String> deviceId(String reply) {
        return string(reply, "deviceId");
    }

    /** The sealed certificates in the reply, if they travel there. */
    static Optional<String> certificates(String reply) {
        return string(reply, "certificates");
    }

    static String acknowledgement(Optional<FlipperObject> config, Optional<Trouble> trouble, List<String> logs) {
        FlipperObject.Builder message = new FlipperObject.Builder()
                .put("method", "signCertificateAck")
                .put("isError", !config.isPresent())
                .put("config", config.orElse(null))
                .put("hasRequiredFiles", config.isPresent() && !trouble.isPresent())
                .put("logs", logs);
        trouble.ifPresent(why -> message.put(
                "trouble", FlipperObject.of("code", why.code(), "sentence", why.sentence() + ".", "next", why.next())));
        return message.build().toJsonString();
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
