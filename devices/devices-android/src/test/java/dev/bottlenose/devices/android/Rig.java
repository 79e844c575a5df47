package dev.bottlenose.devices.android;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.testing.android.PrivateAdbServer;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A bridge, a real adb server of its own, and devices to plug in. */
final class Rig implements AutoCloseable {
    static final int TIMEOUT_SECONDS = 30;
    static final String CSR = "-----BEGIN CERTIFICATE REQUEST-----\nabc\n-----END CERTIFICATE REQUEST-----\n";
    static final String AUTHORITY = "-----BEGIN CERTIFICATE-----\nauthority\n-----END CERTIFICATE-----\n";
    static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----\ncertificate\n-----END CERTIFICATE-----\n";

    /** Long enough for a slow machine, if nothing hangs. */
    static final AndroidTimeouts PATIENT = new AndroidTimeouts(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            // Tests that stop the adb server start the next one.
            Duration.ofHours(1),
            Duration.ofSeconds(30));

    private final Path directory;
    private final PrivateAdbServer server;
    private final AndroidBridge bridge;
    private final List<FakeAndroidDevice> devices = new ArrayList<>();
    private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();

    Rig(Path directory, AndroidTimeouts timeouts, Map<String, String> environment) throws Exception {
        this.directory = directory;
        server = PrivateAdbServer.start(Files.createDirectories(directory.resolve("adb-home")));
        Map<String, String> all = new HashMap<>(server.environment());
        all.putAll(environment);
        bridge = new AndroidBridge("Linux", all, timeouts);
        bridge.start(events::add, List.of(new PortMapping(9088, 19088), new PortMapping(9089, 19089)));
    }

    static Rig patient(Path directory) throws Exception {
        return new Rig(directory, PATIENT, Map.of());
    }

    AndroidBridge bridge() {
        return bridge;
    }

    PrivateAdbServer server() {
        return server;
    }

    /** Connects a new device, and awaits that the bridge reports it. */
    FakeAndroidDevice plug(String model) throws Exception {
        FakeAndroidDevice device = make(model);
        connect(device);
        return device;
    }

    FakeAndroidDevice make(String model) throws IOException {
        FakeAndroidDevice device =
                FakeAndroidDevice.start(Files.createDirectories(directory.resolve("device" + devices.size())), model);
        devices.add(device);
        return device;
    }

    void connect(FakeAndroidDevice device) throws Exception {
        server.connect(device);
        await(DeviceEvent.Connected.class, event -> event.device().serial().equals(device.serial()));
    }

    /** Awaits an event of this kind that fits; skips others. */
    <E extends DeviceEvent> E await(Class<E> kind, Predicate<E> fits) throws InterruptedException {
        List<DeviceEvent> skipped = new ArrayList<>();
        while (true) {
            DeviceEvent event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no such " + kind.getSimpleName() + "; skipped: " + skipped + "; open faults: "
                        + bridge.openFaults());
            } else if (kind.isInstance(event) && fits.test(kind.cast(event))) {
                return kind.cast(event);
            }
            skipped.add(event);
        }
    }

    Fault awaitFault(String code) throws InterruptedException {
        return await(
                        DeviceEvent.FaultRaised.class,
                        event -> event.fault().code().equals(code))
                .fault();
    }

    /** Awaits a condition that sends no event. */
    static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(Duration.ofSeconds(TIMEOUT_SECONDS)).until(condition);
    }

    /** Installs an app whose directory holds the request; returns that directory. */
    static Path app(FakeAndroidDevice device, String packageName, int user) throws IOException {
        Path sonar = Files.createDirectories(device.install(packageName, user).resolve("sonar"));
        Files.writeString(sonar.resolve("app.csr"), CSR);
        return sonar;
    }

    Delivery deliver(String commonName, String destination) throws Exception {
        return get(bridge.deliver(new DeliveryOrder(
                query("unknown", Optional.empty()), commonName, CSR, destination, CERTIFICATE, AUTHORITY)));
    }

    String codeOf(String commonName, String destination) throws Exception {
        return deliver(commonName, destination) instanceof Delivery.Refused refused
                ? refused.fault().code()
                : "delivered";
    }

    static ClientQuery query(String deviceId, Optional<String> directory) {
        return new ClientQuery(
                "Demo",
                Optional.of("com.example.demo"),
                "Android",
                "Pixel 8",
                deviceId,
                OptionalInt.of(4),
                Medium.FS_ACCESS,
                directory.map(path -> CSR.strip()),
                directory);
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        bridge.close();
        server.close();
        for (FakeAndroidDevice device : devices) {
            device.close();
        }
    }
}
