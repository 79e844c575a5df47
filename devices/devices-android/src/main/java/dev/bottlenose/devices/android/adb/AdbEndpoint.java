package dev.bottlenose.devices.android.adb;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the adb server listens.
 *
 * @param host a name or an address
 */
public record AdbEndpoint(String host, int port) {
    /** Where it listens unless the environment names another place. */
    public static final AdbEndpoint DEFAULT = new AdbEndpoint("127.0.0.1", 5037);

    /**
     * Reads the environment as adb does: {@code ADB_SERVER_SOCKET} ({@code tcp:PORT} or {@code tcp:HOST:PORT}) comes before
     * {@code ANDROID_ADB_SERVER_PORT}; invalid values are ignored.
     */
    public static AdbEndpoint of(Map<String, String> environment) {
        String socket = environment.getOrDefault("ADB_SERVER_SOCKET", "");
        if (socket.startsWith("tcp:")) {
            String address = socket.substring("tcp:".length());
            int colon = address.lastIndexOf(':');
            OptionalInt port = port(address.substring(colon + 1));
            if (port.isPresent()) {
                String host = colon < 0 ? "" : address.substring(0, colon).replaceAll("[\\[\\]]", "");
                return new AdbEndpoint(
                        host.isEmpty() || host.equals("localhost") ? DEFAULT.host : host, port.getAsInt());
            }
        }
        OptionalInt port = port(environment.getOrDefault("ANDROID_ADB_SERVER_PORT", ""));
        return port.isPresent() ? new AdbEndpoint(DEFAULT.host, port.getAsInt()) : DEFAULT;
    }

    /** Whether a server started on this computer would be found there. */
    public boolean isLocal() {
        return host.equals(DEFAULT.host) || host.equals("::1");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static OptionalInt port(String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        return port > 0 && port < 65536 ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
