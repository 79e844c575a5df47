package dev.bottlenose.devices;

import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Checks whether such a bridge would work on this computer, without creating one. Blocks for a few seconds at most. */
    default List<Check> examine(Context context) {
        return List.of();
    }

    /**
     * The result of a check.
     *
     * @param sentence what works, or what does not
     * @param fault empty where all is well
     */
    record Check(String sentence, Optional<Fault> fault) {
        public static Check good(String sentence) {
            return new Check(sentence, Optional.empty());
        }

        public static Check bad(Fault fault) {
            return new Check(fault.sentence(), Optional.of(fault));
        }
    }

    /**
     * The surroundings of a bridge.
     *
     * @param executor for tasks that may block; shared and bounded, so never for tasks that wait indefinitely
     * @param osName the value of the system property {@code os.name}
     * @param environment the environment variables of the server's process
     */
    record Context(Executor executor, String osName, Map<String, String> environment) {}
}
