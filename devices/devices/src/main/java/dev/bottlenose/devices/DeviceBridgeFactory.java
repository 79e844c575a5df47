package dev.bottlenose.devices;

import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Creates a bridge. The server finds factories through {@link java.util.ServiceLoader}, so a jar on its class path that
 * declares one adds a kind of devices.
 */
public interface DeviceBridgeFactory {
    /** One lower-case word that names the bridge, such as {@code android}. */
    String name();

    /** Creates the bridge; must not block, and not start anything yet. */
    DeviceBridge create(Context context);

    /**
     * The surroundings of a bridge.
     *
     * @param executor for tasks that may block; shared and bounded, so never for tasks that wait indefinitely
     * @param osName the value of the system property {@code os.name}
     * @param environment the environment variables of the server's process
     */
    record Context(Executor executor, String osName, Map<String, String> environment) {}
}
