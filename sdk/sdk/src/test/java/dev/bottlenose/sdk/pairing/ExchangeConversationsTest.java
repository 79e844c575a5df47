package dev.bottlenose.sdk.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.fakes.Conversation;
import dev.bottlenose.sdk.json.FlipperObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The app's messages in the certificate exchanges that the server's tests replay as well. */
final class ExchangeConversationsTest {
    private final CredentialFiles files =
            new CredentialFiles(Path.of("/data/app"), "com.example", "unknown", new SecureRandom());

    static List<Conversation> conversations() {
        return Conversation.of("exchange");
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void appSendsItsPart(Conversation conversation) {
        String reply = "{}";
        for (Conversation.Line line : conversation.lines()) {
            if (line.key().equals("server")) {
                reply = line.text();
            } else if (line.key().equals("app")) {
                FlipperObject expected = FlipperObject.parse(line.text());
                assertThat(FlipperObject.parse(message(expected, reply))).isEqualTo(expected);
            }
        }
    }

    /** The message of this method; values that only a real exchange has are taken from the conversation. */
    private String message(FlipperObject expected, String reply) {
        if ("signCertificate".equals(expected.getString("method"))) {
            return ExchangeMessages.signCertificate(
                    String.valueOf(expected.getString("csr")),
                    files,
                    Collections.emptyList(),
                    Instant.ofEpochMilli(expected.getLong("timestamp")));
        }
        Optional<FlipperObject> config = ExchangeMessages.deviceId(reply).map(files::config);
        return ExchangeMessages.acknowledgement(config, Optional.empty(), Collections.emptyList());
    }
}
