package dev.bottlenose.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one app that begin to pair at the same moment, in the same private directory. */
final class TwinsTest {
    private static final int PAIRS = 3;

    @TempDir
    Path home;

    @TempDir
    Path apps;

    @Test
    void bothConnectWithTheSameKeyAndNoFileIsTorn() throws Exception {
        Bottlenose bottlenose = new Bottlenose(Jdk.current(), home);
        try (Bottlenose.Server server = bottlenose.serve()) {
            for (int i = 0; i < PAIRS; i++) {
                Path directory = apps.resolve("pair-" + i);
                try (Program one = twin(server, directory, "one");
                        Program other = twin(server, directory, "other")) {
                    one.awaitHappened("loaded");
                    other.awaitHappened("loaded");
                    one.writeLine("start");
                    other.writeLine("start");
                    one.awaitHappened("connected");
                    other.awaitHappened("connected");
                }
                checkFiles(directory.resolve("sonar"));
            }
        }
    }

    private static Program twin(Bottlenose.Server server, Path directory, String device) throws Exception {
        return Program.start(
                "twin " + device,
                List.of(
                        Jdk.current().java().toString(),
                        "-cp",
                        whereIs(TwinApp.class) + File.pathSeparator + whereIs(FlipperClient.class),
                        TwinApp.class.getName(),
                        "" + server.port("insecure"),
                        "" + server.port("secure"),
                        directory.toString(),
                        device),
                Map.of());
    }

    private static void checkFiles(Path sonar) throws Exception {
        try (Stream<Path> files = Files.list(sonar)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "app.csr", "privateKey.pem", "sonarCA.crt", "device.crt", "connection_config.json");
        }
        String key = openssl(sonar, "rsa", "-in", "privateKey.pem", "-noout", "-modulus");
        assertThat(key).startsWith("Modulus=");
        assertThat(openssl(sonar, "x509", "-in", "device.crt", "-noout", "-modulus"))
                .isEqualTo(key);
        assertThat(openssl(sonar, "req", "-in", "app.csr", "-noout", "-modulus"))
                .isEqualTo(key);
        assertThat(openssl(sonar, "verify", "-CAfile", "sonarCA.crt", "device.crt"))
                .isEqualTo("device.crt: OK");
        assertThat(Program.parse(Files.readString(sonar.resolve("connection_config.json")))
                        .integer("medium"))
                .hasValue(1);
    }

    private static String openssl(Path directory, String... arguments) throws Exception {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(arguments))
                        .toList())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Path whereIs(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
