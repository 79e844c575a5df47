package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.programs.ManualScheduler;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.wire.Fault;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/**
 * The bridge to iOS with fake developer tools: shell scripts that read the files in the fake Mac's directory. {@code
 * list.json} is the output of simctl, {@code fail-VERB} an exit status and its error output, {@code hang-VERB} lets a
 * program never end. Calls are recorded in {@code calls}.
 */
public final class FakeMac implements AutoCloseable {
    static final String CSR = "-----BEGIN CERTIFICATE REQUEST-----\nabc\n-----END CERTIFICATE REQUEST-----\n";

    private static final long TIMEOUT_SECONDS = 60;

    /** Written once, because a program that is being written cannot be started. */
    private static final Path PROGRAMS = writePrograms();

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final ManualScheduler scheduler = new ManualScheduler();
    private final BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    private final AppleBridge bridge;

    private FakeMac(Path directory, List<String> programs, Map<String, String> more) throws IOException {
        this.directory = directory;
        environment.putAll(environment(directory, programs));
        environment.putAll(more);
        write("list.json", "{\"devices\":{}}");
        write("targets.json", "");
        write("idb-means", "directory");
        bridge = new AppleBridge(environment, List.of(), Samples.CLOCK, scheduler);
    }

    /** With Xcode and idb. */
    public static FakeMac complete() throws IOException {
        return new FakeMac(newDirectory(), List.of("xcode", "idb"), Map.of());
    }

    static FakeMac withoutIdb() throws IOException {
        return new FakeMac(newDirectory(), List.of("xcode"), Map.of());
    }

    static FakeMac with(String variable, String value) throws IOException {
        return new FakeMac(newDirectory(), List.of("xcode", "idb"), Map.of(variable, value));
    }

    /** Without any program. */
    static FakeMac bare() throws IOException {
        Path directory = newDirectory();
        return new FakeMac(directory, List.of(), Map.of("PATH", directory.toString()));
    }

    /** The environment of its programs. */
    static Map<String, String> environment(Path directory, List<String> programs) {
        StringBuilder path = new StringBuilder();
        programs.forEach(name -> path.append(PROGRAMS.resolve(name)).append(File.pathSeparator));
        return Map.of(
                "PATH", path + "/usr/bin" + File.pathSeparator + "/bin",
                "FAKE", directory.toString(),
                "HOME", directory.resolve("home").toString());
    }

    AppleBridge bridge() {
        return bridge;
    }

    ManualScheduler scheduler() {
        return scheduler;
    }

    /** Starts the bridge. */
    FakeMac start() {
        bridge.start(events::add, List.of());
        return this;
    }

    /** Starts the next poll. */
    void startPoll() throws InterruptedException {
        scheduler.run(PollingLoop.PAUSE);
    }

    /** Starts the next poll and awaits its end. */
    void pollAgain() throws InterruptedException {
        startPoll();
        awaitPoll();
    }

    /** Awaits the end of the poll that runs. */
    void awaitPoll() throws InterruptedException {
        Runnable next = scheduler.take(PollingLoop.PAUSE);
        scheduler.after(PollingLoop.PAUSE, next);
    }

    /** Polls until the condition holds, since any poll may be the first to notice that a program has ended. */
    void pollUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * TIMEOUT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("condition is still false after polling");
            }
            pollAgain();
        }
    }

    /** Files of a scenario change at once, since programs may be reading them. */
    public void write(String name, String contents) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path draft = Files.writeString(directory.resolve("draft"), contents);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(String name) throws IOException {
        Files.delete(directory.resolve(name));
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    List<String> calls() throws IOException {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** The next event of this kind; passes over others. */
    <T extends DeviceEvent> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            DeviceEvent event = events.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came: " + kind.getSimpleName());
            } else if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    /** The events that have not been awaited. */
    List<DeviceEvent> events() {
        return List.copyOf(events);
    }

    /** Awaits a file that a program writes. */
    void awaitFile(String name) throws InterruptedException {
        awaitFile(directory.resolve(name));
    }

    static void awaitFile(Path file) throws InterruptedException {
        await("the file " + file, () -> Files.exists(file));
    }

    DeviceControls controls(String serial) {
        return bridge.controls(serial).orElseThrow();
    }

    Delivery deliver(String commonName, String destination) throws Exception {
        return get(bridge.deliver(order(commonName, destination)));
    }

    /** The code of the refusal that a delivery ends in. */
    String refusal(String commonName, String destination) throws Exception {
        return ((Delivery.Refused) deliver(commonName, destination)).fault().code();
    }

    static DeliveryOrder order(String commonName, String destination) {
        ClientQuery.Reading reading =
                ClientQuery.read(QueryString.ofTarget("/?os=iOS&device=phone&device_id=unknown&app=Demo"));
        ClientQuery app = ((ClientQuery.Reading.Accepted) reading).query();
        return new DeliveryOrder(app, commonName, CSR, destination, "certificate", "authority");
    }

    static <T> T get(CompletionStage<T> happened) throws Exception {
        return happened.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /** The fault that it fails with. */
    static Fault failure(CompletionStage<?> stage) throws InterruptedException, TimeoutException {
        try {
            Object done = stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("it succeeded: " + done);
        } catch (ExecutionException e) {
            return ((DeviceException) Objects.requireNonNull(e.getCause())).fault();
        }
    }

    @Override
    public void close() {
        bridge.close();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Awaitility.await(what).atMost(Duration.ofSeconds(TIMEOUT_SECONDS)).until(condition::getAsBoolean);
    }

    /** Among what is built, where nobody removes it while a program that was killed has not noticed yet. */
    private static Path newDirectory() throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target").toAbsolutePath()), "mac-");
    }

    private static Path writePrograms() {
        try {
            Path programs = Files.createTempDirectory("bottlenose-fake-mac-");
            programs.toFile().deleteOnExit();
            for (String name :
                    List.of("xcode/xcrun", "xcode/xcode-select", "xcode/ps", "xcode/open", "xcode/kill", "idb/idb")) {
                Path file = programs.resolve(name);
                Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
                folder.toFile().deleteOnExit();
                try (InputStream script = FakeMac.class.getResourceAsStream("/programs/" + name)) {
                    Files.copy(Objects.requireNonNull(script), file);
                }
                file.toFile().deleteOnExit();
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
