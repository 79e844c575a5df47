package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.pairing.PairingCode;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands about pairing codes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PairingCommandsTest {
    private final RunningServer server;

    PairingCommandsTest(@TempDir Path home) throws Exception {
        server = RunningServer.in(home);
    }

    @AfterEach
    void disconnectPeers() throws Exception {
        server.disconnectPeers();
    }

    @AfterAll
    void close() throws Exception {
        server.close();
    }

    @Test
    void codeIsRevealedOnceWithItsQrCodeAndListedWithoutIt() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        Instant before = Instant.now();

        JsonObject pair = frontEnd.object(
                ServerCommands.PAIR,
                Json.object().put("lifetime", 60).put("apps", 2).build());

        String code = pair.string("code").orElseThrow();
        assertThat(PairingCode.read(code)).isPresent();
        assertThat(pair.string("qr").orElseThrow()).startsWith("<svg ").endsWith("</svg>");
        assertThat(pair.integer("apps")).hasValue(2);
        assertThat(Instant.parse(pair.string("expires").orElseThrow()))
                .isBetween(before.plusSeconds(59), Instant.now().plusSeconds(61));
        JsonObject listed = frontEnd.list(ServerCommands.PAIRING_CODES).stream()
                .filter(entry -> entry.integer("id").equals(pair.integer("id")))
                .findFirst()
                .orElseThrow();
        assertThat(listed.has("code")).isFalse();
        assertThat(listed.integer("used")).hasValue(0);
        assertThat(frontEnd.events()).noneMatch(event -> event.toString().contains(code));
    }

    @Test
    void defaultCodeIsForOneAppAndTenMinutes() throws Exception {
        JsonObject pair = server.frontEnd().object(ServerCommands.PAIR);

        assertThat(pair.integer("apps")).hasValue(1);
        assertThat(Instant.parse(pair.string("expires").orElseThrow()))
                .isBefore(Instant.now().plusSeconds(601));
    }

    @Test
    void codeIsRevokedOnce() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        long id = frontEnd.object(ServerCommands.PAIR).integer("id").orElseThrow();

        frontEnd.exec(ServerCommands.REVOKE_PAIRING_CODE, id);

        assertThat(frontEnd.list(ServerCommands.PAIRING_CODES))
                .noneMatch(entry -> entry.integer("id").orElseThrow() == id);
        assertThat(frontEnd.refusal(ServerCommands.REVOKE_PAIRING_CODE, id)).contains("pairing-code-unknown");
    }

    @Test
    void lifetimesAndNumbersOutOfRangeAreRefused() throws Exception {
        FrontEndPeer frontEnd = server.frontEnd();
        for (JsonObject wrong : new JsonObject[] {
            Json.object().put("lifetime", 0).build(),
            Json.object().put("lifetime", 8 * 24 * 3600).build(),
            Json.object().put("lifetime", "ten minutes").build(),
            Json.object().put("apps", 0).build(),
            Json.object().put("apps", 1001).build(),
        }) {
            assertThat(frontEnd.refusal(ServerCommands.PAIR, wrong)).startsWith("bottlenose-pair: ");
        }
    }
}
