package dev.bottlenose.sdk.pairing;

import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said on the insecure channel (docs/PROTOCOL.md, "Messages on the insecure channel"). */
final class ExchangeMessages {
    private ExchangeMessages() {}

    static String signCertificate(String csr, String destination, List<String> logs, Instant now) {
        return new FlipperObject.Builder()
                .put("method", "signCertificate")
                .put("csr", csr)
                .put("destination", destination)
                .put("medium", CredentialFiles.MEDIUM)
                .put("logs", logs)
                .put("timestamp", now.toEpochMilli())
                .build()
                .toJsonString();
    }

    /** The device id in the reply; empty if the desktop refused. */
    static Optional<String> deviceId(String reply) {
        try {
            @Nullable Object deviceId = FlipperObject.parse(reply).get("deviceId");
            return deviceId instanceof String ? Optional.of((String) deviceId) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String acknowledgement(Optional<String> deviceId, boolean hasRequiredFiles, List<String> logs) {
        return new FlipperObject.Builder()
                .put("method", "signCertificateAck")
                .put("isError", !deviceId.isPresent())
                .put("config", deviceId.map(CredentialFiles::config).orElse(null))
                .put("hasRequiredFiles", hasRequiredFiles)
                .put("logs", logs)
                .build()
                .toJsonString();
    }
}
