package dev.bottlenose.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program of somebody else on the server's port gets nothing with which it could become a front end. */
final class StrangerTest {
    private static final String TOKEN = "a-token-of-43-characters-as-the-server-makes";

    @TempDir
    private Path home;

    static Stream<String> answers() {
        return Stream.of(
                http("200 OK", "{\"challenge\":\"1234567890123456\",\"proof\":\"guess\"}"),
                http("200 OK", "{\"challenge\":\"1234567890123456\"}"),
                http("200 OK", "{}"),
                http("200 OK", "flipper-ok"),
                http("404 Not Found", "Not found."),
                http("401 Unauthorized", "Show the token."),
                "HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "no HTTP at all\r\n\r\n",
                "");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void strangerOnThePortIsSentNothingOfUse(String answer) throws Exception {
        try (Stranger stranger = new Stranger(answer, 1)) {
            ClientException refused = connect(stranger);

            assertThat(refused.fault().code()).isIn("server-unproven", "server-unreachable");
            assertThat(stranger.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request)
                            .startsWith("GET /challenge?nonce=")
                            .doesNotContain(TOKEN)
                            .doesNotContain("proof"));
        }
    }

    @Test
    void answerWithoutEndIsNotReadToItsEnd() throws Exception {
        String endless = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + "x".repeat(100_000);
        try (Stranger stranger = new Stranger(endless, 10_000)) {
            assertThat(connect(stranger).fault().sentence()).contains("larger than 4096 bytes");
        }
    }

    @Test
    void tokenOfTheOriginalGoesToItsServersAsTheyExpectIt() throws Exception {
        writeToken("header.payload.signature");
        try (Stranger original = new Stranger(http("401 Unauthorized", ""), 1)) {
            assertThat(refusal(original)).isInstanceOf(ClientException.AccessDenied.class);
            assertThat(original.requests())
                    .allSatisfy(request -> assertThat(request).contains("header.payload.signature"));
        }
    }

    private ClientException connect(Stranger stranger) throws IOException {
        writeToken(TOKEN);
        return refusal(stranger);
    }

    private ClientException refusal(Stranger stranger) {
        ServerLocation location = ServerLocation.ofHome(home).withPort(stranger.port());
        return catchThrowableOfType(
                ClientException.class, () -> BottlenoseClient.at(location).connect());
    }

    private void writeToken(String token) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("certs")).resolve("auth.token"), token);
    }

    private static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }
}
