package dev.bottlenose.devices;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Emulators or simulators that are installed on this computer. Safe from any thread; no method blocks. */
public interface VirtualDevices {
    /** Those installed, running or not; fails with a {@link DeviceException}. */
    CompletionStage<List<VirtualDevice>> list();

    /**
     * Starts one; done when it is on its way, not when it is up. Fails with a {@link DeviceException}.
     *
     * @param cold from power-on instead of a saved state, where there is such a choice
     */
    CompletionStage<Void> launch(String id, boolean cold);

    /**
     * One of them.
     *
     * @param id by which it is launched
     * @param title its name for people
     * @param osVersion such as {@code iOS 17.2}; empty where unknown
     */
    record VirtualDevice(String id, String title, String osVersion, boolean running) {}
}
