package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.directory.DirectoryDelivery;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves iOS apps on simulators of this Mac and on the iPhones and iPads attached to it. A simulator's ports are the Mac's,
 * so nothing is forwarded to it; what carries an iPhone's ports over its cable is not part of this bridge.
 */
public final class AppleBridge implements DeviceBridge {
    static final String SYSTEM = "iOS";

    private final Executor executor;
    private final Path crashReports;
    private final Clock clock;
    private final Alarms alarms;
    private final ExecutorService toolThread =
            Executors.newSingleThreadExecutor(task -> daemon(task, "bottlenose-apple"));
    private final ExecutorService threads =
            Executors.newCachedThreadPool(task -> daemon(task, "bottlenose-apple-more"));
    private final Programs programs;
    private final Tools tools;
    private final Films films;
    private final Troubles troubles = new Troubles();
    private volatile @Nullable TargetWatch watch;
    private volatile boolean closed;

    /**
     * Looks at nothing yet.
     *
     * @param executor for file access, which may block
     * @param environment of the programs, in whose PATH they are looked for first
     * @param usualPlaces where they are looked for then
     */
    AppleBridge(
            Executor executor, Map<String, String> environment, List<Path> usualPlaces, Clock clock, Alarms alarms) {
        this.executor = executor;
        this.crashReports = Path.of(environment.getOrDefault("HOME", "/"), "Library/Logs/DiagnosticReports");
        this.clock = clock;
        this.alarms = alarms;
        this.programs = new Programs(environment, alarms, threads);
        this.tools = new Tools(programs, environment, usualPlaces);
        this.films = new Films(tools);
    }

    @Override
    public Set<String> systems() {
        return Set.of(SYSTEM);
    }

    @Override
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        Consumer<DeviceEvent> whileOpen = event -> {
            if (!closed) {
                events.accept(event);
            }
        };
        TargetWatch started = new TargetWatch(
                tools,
                troubles,
                whileOpen,
                new LogStreams(tools, clock, troubles, whileOpen),
                new CrashWatch(
                        crashReports,
                        report -> whileOpen.accept(new DeviceEvent.Crashed(report.udid(), report.crash()))),
                toolThread,
                alarms);
        watch = started;
        started.start();
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        CompletableFuture<Delivery> delivery = Destination.simulator(order.destination())
                .map(udid -> Deed.on(executor, () -> DirectoryDelivery.deliver(order, udid)))
                .orElseGet(() -> tools.hasIdb()
                        ? Deed.on(toolThread, () -> new PhoneDelivery(tools, order).deliver())
                        : CompletableFuture.completedFuture(new Delivery.Refused(ToolFaults.IDB_MISSING)));
        return delivery.exceptionally(failure -> new Delivery.Refused(fault(failure)));
    }

    /** A simulator that was cloned has apps that remember the original's serial; where they keep their files tells better. */
    @Override
    public CompletionStage<String> serialOf(ClientQuery app) {
        return CompletableFuture.completedFuture(
                app.csrPath().flatMap(Destination::simulator).orElse(app.deviceId()));
    }

    @Override
    public Optional<DeviceControls> controls(String serial) {
        return Optional.ofNullable(watch)
                .flatMap(started -> started.find(serial))
                .map(target -> new Controls(target, tools, films, threads, toolThread));
    }

    @Override
    public Optional<VirtualDevices> virtualDevices() {
        return Optional.of(new Simulators(tools, toolThread));
    }

    /** Ends idb's companions, one for each device. */
    @Override
    public CompletionStage<Void> endHelper() {
        return Deed.stepOn(toolThread, () -> tools.idb("end its companions", Tools.LISTING, "kill"));
    }

    @Override
    public List<Fault> openFaults() {
        return troubles.list();
    }

    @Override
    public void close() {
        closed = true;
        alarms.close();
        programs.close();
        // What still stands in line fails at once, since no program can be started any more.
        toolThread.shutdown();
    }

    private static Fault fault(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof DeviceException known
                ? known.fault()
                : new Fault(
                        "internal-error",
                        "The certificates could not be delivered: " + cause + ".",
                        "report this with the lines the server printed");
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
