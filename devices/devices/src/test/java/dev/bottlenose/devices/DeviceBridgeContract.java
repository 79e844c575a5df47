package dev.bottlenose.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Medium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every bridge must do. A subclass brings one, beside what stands for its devices. */
public abstract class DeviceBridgeContract {
    private static final int PATIENCE_SECONDS = 60;
    private static final String CSR = "-----BEGIN CERTIFICATE REQUEST-----\nabc\n-----END CERTIFICATE REQUEST-----\n";
    private static final String AUTHORITY = "-----BEGIN CERTIFICATE-----\nauthority\n-----END CERTIFICATE-----\n";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\nown\n-----END CERTIFICATE-----\n";

    @TempDir
    Path directory;

    private Subject subject;

    /**
     * A bridge with one device on which one app is.
     *
     * @param serial of the device
     * @param app the app's directory for certificates, empty, where this computer sees it
     * @param destination the same directory, as the app names it
     * @param end ends what stands for the device
     */
    public record Subject(
            DeviceBridge bridge, String serial, String commonName, Path app, String destination, AutoCloseable end) {}

    /**
     * Makes the subject.
     *
     * @param events to start the bridge with
     */
    protected abstract Subject make(Path place, Consumer<DeviceEvent> events) throws Exception;

    @BeforeEach
    final void start() throws Exception {
        subject = make(directory, event -> {});
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

        assertThat(subject.app().resolve(DeliveryOrder.AUTHORITY_FILE)).hasContent(AUTHORITY);
        assertThat(subject.app().resolve(DeliveryOrder.CERTIFICATE_FILE)).hasContent(CERTIFICATE);
    }

    @Test
    final void whoeverHoldsNoRequestOrAnotherGetsNothing() throws Exception {
        refused(deliver(subject.destination()));
        request("another request");
        refused(deliver(subject.destination()));

        assertThat(subject.app().resolve(DeliveryOrder.AUTHORITY_FILE)).doesNotExist();
        assertThat(subject.app().resolve(DeliveryOrder.CERTIFICATE_FILE)).doesNotExist();
    }

    @Test
    final void destinationThatIsNoAbsolutePathIsRefused() throws Exception {
        refused(deliver(""));
        refused(deliver("sonar/"));
    }

    @Test
    final void appThatTellsNoRequestIsOnTheDeviceItNames() throws Exception {
        assertThat(get(subject.bridge().serialOf(query()))).isEqualTo("as-it-says");
    }

    @Test
    final void nothingCanBeDoneWithADeviceThatIsNotThere() {
        assertThat(subject.bridge().systems()).isNotEmpty();
        assertThat(subject.bridge().controls("no-such-device")).isEmpty();
    }

    @Test
    final void closingTwiceDoesNothing() {
        subject.bridge().close();
        subject.bridge().close();
    }

    private void request(String csr) throws Exception {
        Files.writeString(subject.app().resolve(DeliveryOrder.CSR_FILE), csr);
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
                "as-it-says",
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
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
