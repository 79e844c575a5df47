package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a developer can do with one device. Safe from any thread; no method blocks. What cannot be done completes with a
 * {@link DeviceException}, as does everything a kind of devices does not have.
 */
public interface DeviceControls {
    /** A picture of the screen, as PNG. */
    default CompletionStage<byte[]> screenshot() {
        return unsupported("take a screenshot");
    }

    /** Begins to film the screen. */
    default CompletionStage<Void> startScreenCapture(Path destination) {
        return unsupported("film the screen");
    }

    /** Ends the film that {@link #startScreenCapture} began, and says where it is. */
    default CompletionStage<Path> stopScreenCapture() {
        return unsupported("film the screen");
    }

    /** Runs a command and returns what it wrote to standard output. */
    default CompletionStage<String> shell(String command) {
        return unsupported("run a command");
    }

    default CompletionStage<Void> install(Path app) {
        return unsupported("install an app");
    }

    /**
     * Brings an app to the front.
     *
     * @param app package or bundle name
     */
    default CompletionStage<Void> open(String app) {
        return unsupported("open an app");
    }

    /**
     * Follows a link.
     *
     * @param location a link that an app on the device answers to
     */
    default CompletionStage<Void> navigate(String location) {
        return unsupported("follow a link");
    }

    default CompletionStage<Void> clearLog() {
        return unsupported("clear the log");
    }

    /** Makes a port of the device reachable as a port of this computer. */
    default CompletionStage<Void> forwardPort(int local, int remote) {
        return unsupported("forward a port");
    }

    private static <T> CompletionStage<T> unsupported(String deed) {
        return CompletableFuture.failedFuture(new DeviceException(new Fault(
                "device-cannot",
                "This kind of device cannot " + deed + " through Bottlenose.",
                "do it on the device itself")));
    }
}
