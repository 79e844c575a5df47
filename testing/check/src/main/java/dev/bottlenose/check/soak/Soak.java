package dev.bottlenose.check.soak;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.frontends.command.ServerCommands;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The course of a soak: some time undisturbed, most of it disturbed with kills and rotations, and the rest on a server whose
 * resources are compared before and after.
 */
final class Soak implements AutoCloseable {
    private static final int WARM_UP_SECONDS = 5;
    private static final int SETTLE_SECONDS = 90;
    private static final int TIMES_SLOWER = 3;
    private static final int LEAST_STEP_SECONDS = 8;
    private static final int STEPS = 8;

    private final PrintStream out;
    private final Findings findings;
    private final Outages outages = new Outages();
    private final Ledger ledger = new Ledger(outages);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "soak");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch never = new CountDownLatch(1);
    private final Path scratch;
    private final ServerProcess server;
    private final Optional<FaultyNetwork> network;

    Soak(PrintStream out) throws IOException, InterruptedException {
        this.out = out;
        this.findings = new Findings(out);
        this.scratch = Files.createTempDirectory("bottlenose-soak");
        this.network = network();
        this.server = new ServerProcess(
                Files.createDirectories(scratch.resolve("home")),
                Ports.free(),
                network.isPresent() ? "0.0.0.0" : "localhost");
    }

    /** Runs for so many seconds, or somewhat longer; returns whether all promises were kept. */
    boolean run(int seconds) throws Exception {
        server.start();
        Path files = Files.createDirectories(scratch.resolve("apps"));
        try (Load load = new Load(server, ledger, outages, timer, files)) {
            load.start("stays");
            out.println("undisturbed");
            pass(Math.max(WARM_UP_SECONDS, seconds / 20));
            load.caller().collect();
            pass(Math.max(10, seconds / 8));
            Latencies undisturbed = load.caller().collect();
            out.println("disturbed");
            disturb(load, seconds * 5 / 8);
            compare(undisturbed, load.caller().collect());
            load.drain();
            report(load);
        }
        checkLeaks(files, seconds / 4);
        findings.broken().forEach(promise -> out.println("broken: " + promise));
        return findings.broken().isEmpty();
    }

    /** What happens in turn: nothing, rotation, nothing, kill. */
    private void disturb(Load load, int seconds) throws Exception {
        int step = Math.max(LEAST_STEP_SECONDS, seconds / STEPS);
        try (Visitors visitors = new Visitors(load, outages);
                Disturbance disturbance = newDisturbance(load)) {
            List<AppProcess> processes = startProcesses();
            for (int elapsed = 0; elapsed < seconds; elapsed += step) {
                pass(step);
                act(elapsed / step);
            }
            pass(step);
            findings.promise("the server survives", server.isAlive(), server.isAlive() ? "yes" : "no");
            disturbance.close();
            visitors.close();
            finish(processes);
            findings.figure("visits of apps that come and go", visitors.visits());
            findings.none("visitors that could not connect", visitors.missed());
        }
    }

    private void act(int turn) throws Exception {
        switch (turn % 4) {
            case 1 -> rotate();
            case 3 -> restart();
            default -> {}
        }
        if (network.isPresent()) {
            network.get().nextFault();
        }
    }

    private void restart() throws IOException, InterruptedException {
        outages.killed();
        server.kill();
        server.start();
        outages.restarted();
    }

    private void rotate() throws InterruptedException {
        outages.rotated();
        try (BottlenoseClient client =
                BottlenoseClient.at(server.location()).withoutEvents().connect()) {
            client.await(client.run(ServerCommands.ROTATE_CERTIFICATES));
        } catch (ClientException e) {
            findings.promise("certificates are rotated", false, e.fault().toString());
        }
    }

    /** Apps in processes of their own: on another host, and with another library. */
    private List<AppProcess> startProcesses() throws Exception {
        List<AppProcess> started = new ArrayList<>();
        if (network.isPresent()) {
            Path files = Files.createDirectories(scratch.resolve("remote"));
            started.add(RemoteApp.start(server, network.get(), ledger, files));
        }
        Path root = Path.of(System.getProperty("bottlenose.root", "."));
        Optional<AppProcess> js = JsApp.start(root, server.ports(), ledger, scratch);
        js.ifPresentOrElse(started::add, () -> out.println("without js-flipper: testing/peers is not installed"));
        return started;
    }

    private void finish(List<AppProcess> processes) throws IOException, InterruptedException {
        if (network.isPresent()) {
            network.get().heal();
        }
        for (AppProcess process : processes) {
            process.pause();
        }
        for (int second = 0; second < SETTLE_SECONDS; second++) {
            if (processes.stream().allMatch(AppProcess::isDelivered)) {
                break;
            }
            pass(1);
        }
        for (AppProcess process : processes) {
            process.close();
        }
    }

    private void compare(Latencies undisturbed, Latencies disturbed) {
        double before = undisturbed.percentile(99);
        double after = disturbed.percentile(99);
        findings.figure("calls", undisturbed.count() + " undisturbed, " + disturbed.count() + " disturbed");
        findings.promise(
                "p99 of a call within " + TIMES_SLOWER + " times of undisturbed",
                after <= TIMES_SLOWER * before,
                String.format("%.1f ms, undisturbed %.1f ms", after, before));
    }

    private void report(Load load) {
        Ledger.Totals totals = ledger.totals();
        findings.figure("kills, rotations", outages.kills() + ", " + outages.rotations());
        findings.figure("messages sent", totals.sent());
        findings.figure("messages received", totals.received());
        findings.figure("in flight when the server was killed", totals.inFlight());
        findings.figure("repeated after an interruption", totals.repeated());
        findings.none("lost", totals.lost());
        findings.none("doubled", totals.doubled());
        findings.none("out of order", totals.disordered());
        findings.none("calls that failed without an outage", load.caller().failures());
        findings.none("honest apps disconnected without an outage", load.disconnects());
        findings.none("front ends disconnected without an outage", load.reader().disconnects());
    }

    private void checkLeaks(Path files, int seconds) throws Exception {
        out.println("what remains");
        restart();
        serve(files, "warms up", WARM_UP_SECONDS, false);
        pass(LEAST_STEP_SECONDS);
        Resources before = server.resources();
        serve(files, "is compared", seconds, true);
        Resources after = server.resources();
        for (int second = 0; second < SETTLE_SECONDS && !after.beyond(before).isNothing(); second += 5) {
            pass(5);
            after = server.resources();
        }
        findings.figure("before", before);
        findings.figure("after", after);
        Resources leaked = after.beyond(before);
        findings.none("leaked threads", leaked.threads());
        findings.none("leaked sockets", leaked.sockets());
        findings.none("leaked files", leaked.files());
        findings.none("leaked heap, KiB", leaked.heap());
        findings.none("leaked direct memory, KiB", leaked.direct());
    }

    private void serve(Path files, String phase, int seconds, boolean disturbed) throws Exception {
        try (Load load = new Load(server, ledger, outages, timer, files)) {
            load.start(phase);
            if (disturbed) {
                try (Disturbance disturbance = newDisturbance(load)) {
                    pass(seconds);
                }
            } else {
                pass(seconds);
            }
            load.drain();
        }
    }

    private Optional<FaultyNetwork> network() throws InterruptedException {
        try {
            return Optional.of(FaultyNetwork.make());
        } catch (IOException e) {
            out.println("without faults of a network: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Disturbance newDisturbance(Load load) throws IOException {
        return new Disturbance(
                server, load, scratch.resolve("apps"), Files.createDirectories(scratch.resolve("attack")));
    }

    private void pass(int seconds) throws InterruptedException {
        never.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        server.close();
        if (network.isPresent()) {
            network.get().close();
        }
    }
}
