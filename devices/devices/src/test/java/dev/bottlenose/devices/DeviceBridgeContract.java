package dev.bottlenose.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.AppFiles;
import dev.bottlenose.wire.Medium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that every bridge has to pass. A subclass creates a bridge, and a fake of its devices. */
public abstract class DeviceBridgeContract {
    private static final int TIMEOUT_SECONDS = 60;
    private static final String CSR = "-----BEGIN CERTIFICATE REQUEST-----\nabc\n-----END CERTIFICATE REQUEST-----\n";
    private static final String AUTHORITY = "-----BEGIN CERTIFICATE-----\nauthority\n-----END CERTIFICATE-----\n";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nown\n-----END CERTIFICATE-----\n";

    @TempDir
    Path directory;

    private Subject subject;

    /**
     * A bridge with one device and one app on it.
     *
     * @param serial the device's serial
     * @param app the app's directory for certificates, empty, as a path of this computer
     * @param destination the same directory, as the app sends it
     * @param end removes the device
     */
    public record Subject(
            DeviceBridge bridge, String serial, String commonName, Path app, String destination, AutoCloseable end) {}

    /** Creates the subject, with its bridge started; its files are in the given directory. */
    protected abstract Subject create(Path place) throws Exception;

    @BeforeEach
    final void start() throws Exception {
        subject = create(directory);
    }

    @AfterEach
    final void stop() throws Exception {
        subject.bridge().close();
        subject.end().close();
    }

    @Test
    final void certificatesReachTheAppThatHoldsTheRequest() throws Exception {
        request(CSR.strip().replace("\n", "\r\n"));

        assertThat(deliver(subject.destination())).isEqualTo(new Delivery.Delivered(subject.serial()));

        assertThat(subject.app().resolve(AppFiles.AUTHORITY_CERTIFICATE)).hasContent(AUTHORITY);
        assertThat(subject.app().resolve(AppFiles.CERTIFICATE)).hasContent(CERTIFICATE);
    }

    @Test
    final void directoryWithoutTheRequestGetsNothing() throws Exception {
        refused(deliver(subject.destination()));
        request("another request");
        refused(deliver(subject.destination()));

        assertThat(subject.app().resolve(AppFiles.AUTHORITY_CERTIFICATE)).doesNotExist();
        assertThat(subject.app().resolve(AppFiles.CERTIFICATE)).doesNotExist();
    }

    @Test
    final void destinationThatIsNoAbsolutePathIsRefused() throws Exception {
        refused(deliver(""));
        refused(deliver("sonar/"));
    }

    @Test
    final void appWithoutRequestIsOnTheDeviceItNames() throws Exception {
        assertThat(get(subject.bridge().serialOf(query()))).isEqualTo("as-sent");
    }

    @Test
    final void unknownDeviceHasNoControls() {
        assertThat(subject.bridge().systems()).isNotEmpty();
        assertThat(subject.bridge().controls("no-such-device")).isEmpty();
    }

    @Test
    final void closingTwiceDoesNothing() {
        subject.bridge().close();
        subject.bridge().close();
    }

    private void request(String csr) throws Exception {
        Files.writeString(subject.app().resolve(AppFiles.SIGNING_REQUEST), csr);
    }

    private Delivery deliver(String destination) throws Exception {
        return get(subject.bridge()
                .deliver(new DeliveryOrder(query(), subject.commonName(), CSR, destination, CERTIFICATE, AUTHORITY)));
    }

    private ClientQuery query() {
        return new ClientQuery(
                "Demo",
                Optional.of(subject.commonName()),
                List.copyOf(subject.bridge().systems()).get(0),
                "device",
                "as-sent",
                OptionalInt.of(4),
                Medium.FS_ACCESS,
                Optional.empty(),
                Optional.empty());
    }

    private static void refused(Delivery delivery) {
        assertThat(delivery).isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
            assertThat(refused.fault().sentence()).endsWith(".");
            assertThat(refused.fault().next()).isNotBlank();
        });
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
