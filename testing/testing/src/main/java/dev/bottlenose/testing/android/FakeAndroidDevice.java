package dev.bottlenose.testing.android;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fake Android device to which a real adb server connects over TCP. It implements adb's transport protocol, and has a
 * shell, a log, apps of several users, and a localhost of its own for {@code adb reverse}. It is connected until it is
 * {@linkplain #unplug unplugged}. Safe from any thread.
 *
 * <p>Its files are in a directory of this computer, so an app that runs in the test has its private directory there, as
 * returned by {@link #install}, and connects to {@link #localPort} instead of the device's port. The device's programs
 * are {@linkplain #program scripts}.
 */
public final class FakeAndroidDevice implements Closeable {
    /** Numbers of apps' users begin here, and again at each multiple of the other for each further Android user. */
    private static final int FIRST_APP = 10_000;

    private static final int USERS_APART = 100_000;

    private final Sandbox sandbox;
    private final DeviceTraits traits;
    private final DeviceLog log = new DeviceLog();
    private final ExecutorService threads;
    private final ServerSocket listening;
    private final ReversePorts ports;
    private final AtomicInteger shells = new AtomicInteger();
    private final AtomicInteger apps = new AtomicInteger();
    private volatile boolean plugged = true;
    private volatile boolean hung;
    private volatile @Nullable AdbTransport transport;

    /**
     * Starts a device, which is plugged in.
     *
     * @param directory an empty directory for its files
     * @param model such as {@code Pixel_8}
     */
    public static FakeAndroidDevice start(Path directory, String model) throws IOException {
        return new FakeAndroidDevice(directory, model);
    }

    private FakeAndroidDevice(Path directory, String model) throws IOException {
        sandbox = new Sandbox(directory);
        traits = new DeviceTraits(model);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-device");
            thread.setDaemon(true);
            return thread;
        });
        ports = new ReversePorts(threads);
        sandbox.property("ro.product.model", model.replace('_', ' '));
        sandbox.property("ro.build.version.release", "14");
        sandbox.property("ro.build.version.sdk", "34");
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Its serial, once it is connected. */
    public String serial() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    /** Its root directory. */
    public Path root() {
        return sandbox.root();
    }

    /** Installs a debuggable app for a user; returns its private directory. */
    public Path install(String packageName, int user) throws IOException {
        Files.createDirectories(knowledge(packageName, user));
        int owner = user * USERS_APART + FIRST_APP + apps.incrementAndGet();
        Files.writeString(knowledge(packageName, user).resolve("uid"), owner + "\n");
        Files.writeString(root().resolve("uids").resolve(Integer.toString(owner)), packageName + "/" + user + "\n");
        return Files.createDirectories(root().resolve("data/user/" + user + "/" + packageName + "/files"));
    }

    /** Makes {@code run-as} print this instead of running a command as the app. */
    public void refuseRunAs(String packageName, int user, String message) throws IOException {
        Files.writeString(knowledge(packageName, user).resolve("refusal"), message + "\n");
    }

    /**
     * Replaces or adds a program of the device.
     *
     * @param script for {@code sh}; {@code $DEVICE} is the device's root, {@code $DEVICE/system/original} contains the
     *     original programs
     */
    public void program(String name, String script) throws IOException {
        sandbox.program(name, script);
    }

    /** Roots the device: {@code su [UID]} runs commands on standard input as root or as an app's user. */
    public void root(boolean rooted) throws IOException {
        program(
                "su",
                rooted
                        ? "#!/bin/sh\nWHO=root\n[ $# -eq 0 ] || read -r WHO < \"$DEVICE/uids/$1\" || exit 1\n"
                                + "export WHO\nexec sh\n"
                        : "#!/bin/sh\necho 'su: not found' >&2\nexit 127\n");
    }

    /** Makes it a device of Android 5 or 6: one shell, on a terminal, and messages of 4 KiB. Takes effect with the next connection. */
    public void legacy() {
        features(Set.of());
        protocolVersion(AdbPacket.VERSION_WITH_CHECKSUM);
    }

    /** Sets a property for {@code getprop}. */
    public void property(String name, String value) throws IOException {
        sandbox.property(name, value);
    }

    /** Sets its features by adb's names; by default {@code shell_v2} and {@code cmd}. Takes effect with the next connection. */
    public void features(Set<String> features) {
        traits.features(features);
    }

    /** Sets its version of the protocol; up to 0x01000000, payloads have checksums. Takes effect with the next connection. */
    public void protocolVersion(int version) {
        traits.version(version);
    }

    /** Sets whether its owner rejects the computer's key. Takes effect with the next connection. */
    public void unauthorized(boolean refused) {
        traits.unauthorized(refused);
    }

    /** Makes it accept commands without answering them, and ends those in progress without output. */
    public void hang() {
        hung = true;
    }

    /** Makes it answer again. */
    public void recover() {
        hung = false;
    }

    /** Disconnects the cable. */
    public void unplug() {
        plugged = false;
        AdbTransport now = transport;
        if (now != null) {
            now.close();
        }
    }

    /** Connects the cable again. Then adb has to connect again. */
    public void plug() {
        plugged = true;
    }

    /** Adds a line to the log, at a priority from 2 (verbose) to 7 (fatal). */
    public void log(Instant time, int priority, int pid, String tag, String message) {
        log.add(time, priority, pid, pid, tag, message);
    }

    /** The number of lines in the log. */
    public int logLength() {
        return log.length();
    }

    /** Ends all readers of the log. */
    public void interruptLog() {
        log.interrupt();
    }

    /** The port of this computer for a port of the device's localhost. */
    public int localPort(int onDevice) throws IOException {
        return ports.port(onDevice).port();
    }

    /** The device's ports that are reversed, with their targets, such as {@code tcp:9088}. */
    public Map<Integer, String> reversed() {
        return ports.list();
    }

    /** The recorded calls of programs, one a line. */
    public List<String> calls() throws IOException {
        Path calls = root().resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** The number of commands it has received. */
    public int shellCount() {
        return shells.get();
    }

    @Override
    public void close() throws IOException {
        unplug();
        listening.close();
        ports.close();
        threads.shutdownNow();
    }

    private Path knowledge(String packageName, int user) {
        return root().resolve("packages").resolve(packageName).resolve(Integer.toString(user));
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                if (plugged) {
                    AdbTransport connected = new AdbTransport(socket, traits, this::opened);
                    transport = connected;
                    threads.execute(() -> {
                        connected.run();
                        ports.forget(connected);
                    });
                    if (!plugged) {
                        connected.close();
                    }
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                // Closed, or the client has disconnected.
            }
        }
    }

    private void opened(AdbStream stream, String service) {
        AdbTransport now = transport;
        if (now != null) {
            threads.execute(() -> serve(now, stream, service));
        }
    }

    private void serve(AdbTransport now, AdbStream stream, String service) {
        try {
            if (hung) {
                shells.incrementAndGet();
                return;
            }
            if (service.startsWith("reverse:")) {
                accept(now, stream);
                ports.serve(now, stream, service.substring("reverse:".length()));
            } else if (service.startsWith("shell,v2") && traits.has("shell_v2")) {
                accept(now, stream);
                shell(stream, service.substring(service.indexOf(':') + 1), ShellKind.PACKETS);
            } else if (service.startsWith("shell:") || service.startsWith("exec:")) {
                accept(now, stream);
                ShellKind kind = service.startsWith("exec:") ? ShellKind.RAW : ShellKind.TERMINAL;
                shell(stream, service.substring(service.indexOf(':') + 1), kind);
            } else {
                stream.close();
            }
        } catch (IOException e) {
            stream.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void accept(AdbTransport now, AdbStream stream) throws IOException {
        now.send(new AdbPacket("OKAY", stream.localId(), stream.remoteId()));
    }

    private void shell(AdbStream stream, String command, ShellKind kind) throws IOException, InterruptedException {
        shells.incrementAndGet();
        if (command.startsWith("logcat -c") || command.startsWith("(logcat -c")) {
            log.clear();
            new ShellService(sandbox, threads).run(stream, "true", kind);
        } else if (command.startsWith("logcat -B")) {
            log.follow(stream, kind == ShellKind.PACKETS);
        } else {
            new ShellService(sandbox, threads).run(stream, command, kind);
        }
    }
}
