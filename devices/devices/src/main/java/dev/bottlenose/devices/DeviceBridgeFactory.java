package dev.bottlenose.devices;

import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Makes a bridge. The server finds factories through {@link java.util.ServiceLoader}, so a jar on its class path that
 * declares one adds a kind of devices.
 */
public interface DeviceBridgeFactory {
    /** One lower-case word by which the bridge is switched off, such as {@code android}. */
    String name();

    /** Makes the bridge; must not block and not start anything yet. */
    DeviceBridge create(Context context);

    /**
     * What a bridge may use.
     *
     * @param executor for work that may block; shared and bounded, so nothing that waits for ever belongs there
     * @param osName the value of the system property {@code os.name}
     * @param environment the environment variables of the server's process
     */
    record Context(Executor executor, String osName, Map<String, String> environment) {}
}
