package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.devices.apple.crashes.CrashWatcher;
import dev.bottlenose.devices.apple.delivery.PhoneDelivery;
import dev.bottlenose.devices.apple.logs.LogStreams;
import dev.bottlenose.devices.apple.targets.AppPath;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.AppleTools;
import dev.bottlenose.devices.apple.tools.ToolFaults;
import dev.bottlenose.devices.apple.tools.ToolRunner;
import dev.bottlenose.devices.directory.DirectoryDeliveries;
import dev.bottlenose.devices.programs.Programs;
import dev.bottlenose.devices.work.BlockingTask;
import dev.bottlenose.devices.work.OpenFaults;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.threads.DaemonThreads;
import dev.bottlenose.threads.Scheduler;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Serves iOS apps on simulators of this Mac and on the iPhones and iPads attached to it. A simulator shares the Mac's ports,
 * so none is reversed; carrying an iPhone's ports over its cable is not part of this bridge.
 */
public final class AppleBridge implements DeviceBridge {
    private final Path crashReports;
    private final Clock clock;
    private final Scheduler scheduler;
    private final DirectoryDeliveries deliveries;
    private final ExecutorService toolThread = Executors.newSingleThreadExecutor(new DaemonThreads("bottlenose-apple"));
    private final ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("bottlenose-apple-more"));
    private final Programs programs;
    private final AppleTools tools;
    private final ScreenRecordings recordings;
    private final OpenFaults faults = new OpenFaults(fault -> publish(new DeviceEvent.FaultRaised(fault)));
    private final TargetRegistry targets;
    private volatile Consumer<DeviceEvent> events = event -> {};
    private volatile boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param environment of the programs, in whose PATH they are looked for first
     * @param usualPlaces where they are looked for then
     */
    AppleBridge(Map<String, String> environment, List<Path> usualPlaces, Clock clock, Scheduler scheduler) {
        this.crashReports = Path.of(environment.getOrDefault("HOME", "/"), "Library/Logs/DiagnosticReports");
        this.clock = clock;
        this.scheduler = scheduler;
        this.deliveries = new DirectoryDeliveries(scheduler);
        this.programs = new Programs(environment, scheduler, threads);
        this.tools = new AppleTools(new ToolRunner(programs, environment, usualPlaces));
        this.recordings = new ScreenRecordings(tools);
        this.targets = new TargetRegistry(tools, faults, this::publish);
    }

    @Override
    public Set<String> systems() {
        return Set.of(Target.OS);
    }

    @Override
    public void start(Consumer<DeviceEvent> listener, List<PortMapping> ports) {
        events = listener;
        LogStreams logs = new LogStreams(tools, clock, faults, this::publish);
        CrashWatcher crashes = new CrashWatcher(
                crashReports, report -> publish(new DeviceEvent.Crashed(report.udid(), report.crash())));
        new PollingLoop(toolThread, scheduler).start(crashes::begin, () -> {
            targets.poll();
            logs.follow(targets.all());
            crashes.poll();
        });
    }

    @Override
    public CompletionStage<Delivery> deliver(DeliveryOrder order) {
        CompletableFuture<Delivery> delivery = AppPath.simulator(order.destination())
                .map(udid -> deliveries.deliver(order, udid))
                .orElseGet(() -> deliverToPhone(order));
        return delivery.exceptionally(failure -> new Delivery.Refused(fault(failure)));
    }

    /** An app on a cloned simulator sends the original's serial, so the path of its files is preferred. */
    @Override
    public CompletionStage<String> serialOf(ClientQuery app) {
        return CompletableFuture.completedFuture(
                app.csrPath().flatMap(AppPath::simulator).orElse(app.deviceId()));
    }

    @Override
    public Optional<DeviceControls> controls(String serial) {
        return targets.find(serial)
                .map(target -> new AppleControls(
                        target, tools, recordings, threads, target.isSimulator() ? threads : toolThread));
    }

    @Override
    public Optional<VirtualDevices> virtualDevices() {
        return Optional.of(new Simulators(tools, toolThread));
    }

    /** Ends idb's companions, one for each device. */
    @Override
    public CompletionStage<Void> endHelper() {
        return BlockingTask.startStep(
                toolThread, () -> tools.idb().run("end its companions", ToolRunner.LISTING, "kill"));
    }

    @Override
    public List<Fault> openFaults() {
        return faults.list();
    }

    @Override
    public void close() {
        closed = true;
        scheduler.close();
        programs.close();
        // Queued tasks fail at once, since no program can be started any more.
        toolThread.shutdown();
    }

    private CompletableFuture<Delivery> deliverToPhone(DeliveryOrder order) {
        return tools.idb().isInstalled()
                ? BlockingTask.start(toolThread, () -> new PhoneDelivery(tools.idb(), order).deliver())
                : CompletableFuture.completedFuture(new Delivery.Refused(ToolFaults.IDB_MISSING));
    }

    private void publish(DeviceEvent event) {
        if (!closed) {
            events.accept(event);
        }
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
}
