package dev.bottlenose.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The files by which a client finds a server. */
final class ServerLocationFuzzTest {
    @TempDir
    Path home;

    @FuzzTest
    void whateverTheFilesContainAPortAndATokenComeOut(byte[] bytes) throws Exception {
        Files.write(Files.createDirectories(home.resolve("bottlenose")).resolve("ports.json"), bytes);
        Files.writeString(Files.createDirectories(home.resolve("certs")).resolve("auth.token"), " token\n");

        ServerLocation.Resolved found = ServerLocation.ofHome(home).resolve();

        assertThat(found.port()).isBetween(1, 65535);
        assertThat(found.token()).contains("token");
    }
}
