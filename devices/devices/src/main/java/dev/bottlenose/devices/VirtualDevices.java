package dev.bottlenose.devices;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Emulators or simulators that are installed on this computer. Safe from any thread; no method blocks. */
public interface VirtualDevices {
    /** All of them, running or not; fails with a {@link DeviceException}. */
    CompletionStage<List<VirtualDevice>> list();

    /**
     * Launches one; completes when it is starting, not when it is ready. Fails with a {@link DeviceException}.
     *
     * @param cold from power-on instead of a saved state, where both are possible
     */
    CompletionStage<Void> launch(String id, boolean cold);

    /**
     * An emulator or a simulator.
     *
     * @param id by which it is launched
     * @param title its name for people
     * @param osVersion such as {@code iOS 17.2}; empty where unknown
     */
    record VirtualDevice(String id, String title, String osVersion, boolean running) {}
}
