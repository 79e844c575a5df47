package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Controls one device for a developer. Safe from any thread; no method blocks. A failure completes with a {@link
 * DeviceException}, and so does every operation that a kind of device does not have.
 */
public interface DeviceControls {
    /** Takes a screenshot, as PNG. */
    default CompletionStage<byte[]> screenshot() {
        return unsupported("take a screenshot");
    }

    /** Starts to record the screen. */
    default CompletionStage<Void> startScreenCapture(Path destination) {
        return unsupported("record the screen");
    }

    /** Stops the recording that {@link #startScreenCapture} started, and returns its file. */
    default CompletionStage<Path> stopScreenCapture() {
        return unsupported("record the screen");
    }

    /** Runs a command and returns its standard output. */
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
     * Opens a link.
     *
     * @param location a link that an app on the device handles
     */
    default CompletionStage<Void> navigate(String location) {
        return unsupported("open a link");
    }

    default CompletionStage<Void> clearLog() {
        return unsupported("clear the log");
    }

    /** Forwards a port of this computer to a port of the device. */
    default CompletionStage<Void> forwardPort(int local, int remote) {
        return unsupported("forward a port");
    }

    private static <T> CompletionStage<T> unsupported(String action) {
        return CompletableFuture.failedFuture(new DeviceException(new Fault(
                "device-cannot",
                "This kind of device cannot " + action + " through Bottlenose.",
                "do it on the device itself")));
    }
}
