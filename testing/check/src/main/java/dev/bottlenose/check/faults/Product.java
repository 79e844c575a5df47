package dev.bottlenose.check.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.client.BottlenoseClient;
import dev.bottlenose.client.ClientException;
import dev.bottlenose.client.ServerLocation;
import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.command.ServerCommands;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import dev.bottlenose.testing.android.FakeAndroidDevice;
import dev.bottlenose.testing.android.PrivateAdbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running server with a home and an adb server of its own, and what it reports. For one thread. */
final class Product implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;

    private final Path directory;
    private final PrivateAdbServer adb;
    private final Process server;
    private final JsonObject ready;
    private final BottlenoseClient client;
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private final List<FakeAndroidDevice> devices = new ArrayList<>();
    private final Map<String, FakeAndroidDevice> connected = new HashMap<>();

    /** Starts a server on free ports; its files are in the directory. */
    static Product start(Path directory) throws Exception {
        PrivateAdbServer adb = PrivateAdbServer.start(Files.createDirectory(directory.resolve("adb")));
        try {
            return new Product(directory, adb);
        } catch (IOException | ClientException | InterruptedException e) {
            adb.close();
            throw e;
        }
    }

    private Product(Path directory, PrivateAdbServer adb) throws IOException, ClientException, InterruptedException {
        this.directory = directory;
        this.adb = adb;
        Path output = directory.resolve("server.out");
        Command command = Command.PLAIN;
        for (String name : List.of("ANDROID_ADB_SERVER_PORT", "ADB_LOCAL_TRANSPORT_MAX_PORT")) {
            command = command.with(name, adb.environment().getOrDefault(name, ""));
        }
        server = command.start(
                output,
                directory.resolve("server.err"),
                Stream.concat(Stream.of("serve", "--json", "--no-ios", "--home", home().toString()), anyPorts())
                        .toList());
        try {
            ready = awaitReady(output);
            client = BottlenoseClient.at(ServerLocation.ofHome(home())).connect();
        } catch (IOException | ClientException | InterruptedException e) {
            server.destroyForcibly();
            throw e;
        }
        client.subscribe(events::add);
    }

    /** Options for a server that takes any free ports. */
    static Stream<String> anyPorts() {
        return Stream.of("", "secure-", "insecure-", "browser-", "rsocket-secure-", "rsocket-insecure-")
                .flatMap(name -> Stream.of("--" + name + "port", "0"));
    }

    Path home() {
        return directory.resolve("home");
    }

    /** A new directory for a trial. */
    Path newDirectory(String name) throws IOException {
        return Files.createDirectory(directory.resolve(name));
    }

    /** A port of the server by its name in the ready line. */
    int port(String name) {
        return (int) ready.object("ports").orElseThrow().integer(name).orElseThrow();
    }

    BottlenoseClient client() {
        return client;
    }

    /** The device of this model, which is connected the first time. */
    FakeAndroidDevice device(String model) throws Exception {
        FakeAndroidDevice known = connected.get(model);
        FakeAndroidDevice device = known == null ? plug(model) : known;
        connected.put(model, device);
        return device;
    }

    /** A new device, once the server lists it. */
    private FakeAndroidDevice plug(String model) throws Exception {
        FakeAndroidDevice device = make(model);
        connect(device);
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; awaitEvent()) {
            if (client.await(client.run(DeviceCommands.LIST)).stream()
                    .anyMatch(listed -> listed.serial().equals(device.serial()))) {
                return device;
            }
        }
        throw new IOException("the server does not list " + device.serial());
    }

    /** A device that is not connected yet. */
    FakeAndroidDevice make(String model) throws IOException {
        FakeAndroidDevice device = FakeAndroidDevice.start(newDirectory(model), model);
        devices.add(device);
        return device;
    }

    /** Waits until an app of this name is connected. */
    void awaitApp(String name) throws Exception {
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; awaitEvent()) {
            if (client.await(client.run(AppCommands.LIST)).stream()
                    .anyMatch(app -> app.query().app().equals(name))) {
                return;
            }
        }
        throw new IOException("app '" + name + "' does not connect");
    }

    void connect(FakeAndroidDevice device) throws IOException {
        adb.connect(device);
    }

    /** Waits until the server reports this code for an app or a device. */
    Injection.Observation diagnosis(String code) {
        return () -> {
            for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; awaitEvent()) {
                if (reported().anyMatch(code::equals)) {
                    return code;
                }
            }
            return Injection.NONE;
        };
    }

    private Stream<String> reported() throws ClientException, InterruptedException {
        return Stream.concat(
                client.await(client.run(ServerCommands.DIAGNOSES)).stream()
                        .map(diagnosis -> diagnosis.fault().code()),
                client.await(client.run(DeviceCommands.FAULTS)).stream().map(fault -> fault.code()));
    }

    /** Waits a moment for the next event. */
    private void awaitEvent() throws InterruptedException {
        if (events.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS) != null) {
            events.clear();
        }
    }

    private JsonObject awaitReady(Path output) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + LIMIT.toNanos(); System.nanoTime() < end; ) {
            String text = Files.readString(output, UTF_8);
            if (text.contains("\n")) {
                try {
                    return Json.parseObject(JsonText.of(text.lines().findFirst().orElseThrow()));
                } catch (MalformedJsonException e) {
                    throw new IOException("the server printed: " + text, e);
                }
            }
            if (server.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new IOException("the server did not start: " + Files.readString(directory.resolve("server.err"), UTF_8));
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.destroy();
        server.onExit()
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> server.destroyForcibly())
                .join();
        for (FakeAndroidDevice device : devices) {
            device.close();
        }
        adb.close();
    }
}
