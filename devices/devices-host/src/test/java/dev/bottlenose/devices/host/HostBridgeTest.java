package dev.bottlenose.devices.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostBridgeTest {
    private static final String CSR = "-----BEGIN CERTIFICATE REQUEST-----\nabc\n-----END CERTIFICATE REQUEST-----\n";

    @TempDir
    Path home;

    private final HostBridge bridge = new HostBridge("Linux");

    @Test
    void bothFilesReachTheDirectoryThatHoldsTheRequest() throws Exception {
        Path app = appDirectory(CSR);

        assertThat(deliver(app + "/")).isEqualTo(new Delivery.Delivered(""));

        assertThat(app.resolve("sonarCA.crt")).hasContent("authority");
        assertThat(app.resolve("device.crt")).hasContent("certificate");
    }

    @Test
    void lineEndsAndATrailingNewlineDoNotCount() throws Exception {
        Path app = appDirectory(CSR.replace("\n", "\r\n").strip());

        assertThat(deliver(app + "/")).isEqualTo(new Delivery.Delivered(""));
    }

    @Test
    void pathWithABlankIsNothingSpecial() throws Exception {
        Path app = Files.createDirectories(home.resolve("Application Support/$(touch x)/sonar"));
        Files.writeString(app.resolve("app.csr"), CSR);

        assertThat(deliver(app + "/")).isEqualTo(new Delivery.Delivered(""));
        assertThat(app.resolve("device.crt")).hasContent("certificate");
    }

    @Test
    void directoryWithoutTheRequestGetsNothing() throws Exception {
        Path empty = Files.createDirectory(home.resolve("empty"));
        Path other = appDirectory("another request");

        assertThat(code(deliver(empty + "/"))).isEqualTo("csr-missing");
        assertThat(code(deliver(other + "/"))).isEqualTo("csr-mismatch");
        Files.writeString(other.resolve("app.csr"), "\n");
        assertThat(code(deliver(other + "/"))).isEqualTo("csr-file-empty");

        assertThat(empty).isEmptyDirectory();
        assertThat(names(other)).containsExactly("app.csr");
    }

    @Test
    void linkIsNeverFollowed() throws Exception {
        Path app = appDirectory(CSR);
        Path link = Files.createSymbolicLink(home.resolve("link"), app);
        assertThat(code(deliver(link + "/"))).isEqualTo("destination-link");
        assertThat(names(app)).containsExactly("app.csr");

        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("app.csr"), app.resolve("app.csr"));
        assertThat(code(deliver(elsewhere + "/"))).isEqualTo("csr-missing");

        Path victim = Files.writeString(home.resolve("victim"), "untouched");
        Files.createSymbolicLink(app.resolve("device.crt"), victim);
        assertThat(deliver(app + "/")).isEqualTo(new Delivery.Delivered(""));
        assertThat(victim).hasContent("untouched");
        assertThat(app.resolve("device.crt")).hasContent("certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "relative/sonar/", "sonar", "\0"})
    void destinationThatIsNoAbsolutePathIsRefused(String destination) {
        assertThat(code(deliver(destination))).isEqualTo("destination-invalid");
    }

    @Test
    void pathThroughTheParentIsRefused() throws Exception {
        Path app = appDirectory(CSR);

        assertThat(code(deliver(app + "/../" + app.getFileName() + "/"))).isEqualTo("destination-invalid");
        assertThat(names(app)).containsExactly("app.csr");
    }

    @Test
    void missingDirectoryAndFileInItsPlaceAreDistinguished() throws Exception {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThat(code(deliver(home.resolve("absent") + "/"))).isEqualTo("no-such-directory");
        assertThat(code(deliver(file + "/"))).isEqualTo("not-a-directory");
    }

    @Test
    void hostIsADeviceOnlyWhereTheOriginalMakesItOne() {
        List<DeviceEvent> events = new ArrayList<>();

        bridge.start(events::add, List.of());
        assertThat(events).isEmpty();

        new HostBridge("Mac OS X").start(events::add, List.of());
        new HostBridge("Windows 11").start(events::add, List.of());
        assertThat(events).hasSize(2);
    }

    private Path appDirectory(String csr) throws IOException {
        Path app = Files.createDirectories(home.resolve("app" + csr.hashCode() + "/sonar"));
        Files.writeString(app.resolve("app.csr"), csr);
        return app;
    }

    private Delivery deliver(String destination) {
        ClientQuery.Reading reading =
                ClientQuery.read(QueryString.ofTarget("/?os=Linux&device=host&device_id=unknown&app=Demo"));
        ClientQuery app = ((ClientQuery.Reading.Accepted) reading).query();
        return bridge.deliver(new DeliveryOrder(app, "demo", CSR, destination, "certificate", "authority"))
                .toCompletableFuture()
                .join();
    }

    private static String code(Delivery delivery) {
        return ((Delivery.Refused) delivery).fault().code();
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
