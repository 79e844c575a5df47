package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client made of Node's tls and the openssl command does the certificate exchange and connects. */
final class HandmadeClientTest {
    @TempDir
    Path home;

    @TempDir
    Path app;

    static Stream<Arguments> jdksAndVersions() {
        return Jdk.oldestAndNewest().stream()
                .flatMap(jdk -> Stream.of(
                        Arguments.of(jdk, "MacOS", "TLSv1.2"),
                        Arguments.of(jdk, "Windows", "TLSv1.3"),
                        Arguments.of(jdk, "Linux", "TLSv1.3")));
    }

    @ParameterizedTest
    @MethodSource("jdksAndVersions")
    void appPairsConnectsAndIsCalledWhileAForeignCertificateIsRefused(Jdk jdk, String os, String tlsVersion)
            throws Exception {
        Bottlenose bottlenose = new Bottlenose(jdk, home);
        try (Bottlenose.Server server = bottlenose.serve();
                Program client = Repository.app(
                        "handmade-app.mjs",
                        server.port("insecure"),
                        server.port("secure"),
                        app.resolve("Application Support/sonar"),
                        os,
                        tlsVersion)) {
            assertThat(client.awaitHappened("paired").string("deviceId")).contains("");

            JsonObject handshake = client.awaitHappened("handshake");
            assertThat(handshake.string("protocol")).contains(tlsVersion);
            assertThat(handshake.string("names").orElseThrow())
                    .contains("DNS:localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
            assertThat(handshake.bool("issuerIsAuthority")).contains(true);

            JsonObject refused = client.awaitHappened("refused");
            if (tlsVersion.equals("TLSv1.2")) {
                // iOS pairs again only if the connection drops without an alert.
                assertThat(refused.string("code")).contains("ECONNRESET");
            }
            assertThat(refused.string("message").orElse("")).doesNotContain("intruded");

            client.awaitHappened("connected");
            Bottlenose.Result call = bottlenose.run("call", "Handmade", "Hand", "echo", "{\"n\":[1,2.50,null]}");
            assertThat(call.lines()).containsExactly("{\"echo\":{\"n\":[1,2.5,null]}}");
            assertThat(call.exitCode()).isZero();
            assertThat(bottlenose.run("apps").lines()).containsExactly("Handmade#" + os + "#hand made#\tHand");

            assertThat(server.stop()).isEqualTo(143);
            assertThat(client.awaitHappened("closed").integer("code")).hasValue(1012);
            assertThat(filesIn(app.resolve("Application Support/sonar"))).contains("sonarCA.crt", "device.crt");
            assertThat(server.errors()).contains("client-certificate-refused").doesNotContain("PRIVATE KEY");
        }
    }

    private static List<String> filesIn(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
