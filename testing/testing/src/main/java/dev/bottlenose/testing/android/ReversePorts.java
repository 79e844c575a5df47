package dev.bottlenose.testing.android;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * The ports of the device's own localhost, and the commands of {@code reverse:}. Source: AOSP, adb.cpp. Safe from any
 * thread.
 */
final class ReversePorts {
    private final Executor threads;
    private final Map<Integer, LocalPort> ports = new TreeMap<>();

    ReversePorts(Executor threads) {
        this.threads = threads;
    }

    /** The port of this computer for a port of the device. */
    synchronized LocalPort port(int onDevice) throws IOException {
        LocalPort port = ports.get(onDevice);
        if (port == null) {
            port = new LocalPort(threads);
            ports.put(onDevice, port);
        }
        return port;
    }

    /** Executes a command such as {@code forward:tcp:9088;tcp:9088}. */
    void serve(AdbTransport transport, AdbStream stream, String command) throws IOException {
        stream.write(answer(transport, command).getBytes(UTF_8));
        stream.close();
    }

    synchronized void forget(AdbTransport transport) {
        ports.values().forEach(port -> port.unlead(transport));
    }

    synchronized void close() {
        ports.values().forEach(LocalPort::close);
    }

    /** The reversed ports and their targets. */
    synchronized Map<Integer, String> list() {
        Map<Integer, String> leading = new TreeMap<>();
        ports.forEach((onDevice, port) -> {
            String service = port.service();
            if (service != null) {
                leading.put(onDevice, service);
            }
        });
        return leading;
    }

    private String answer(AdbTransport transport, String command) throws IOException {
        if (command.equals("list-forward")) {
            StringBuilder lines = new StringBuilder();
            list().forEach((onDevice, service) -> lines.append("(reverse) tcp:")
                    .append(onDevice)
                    .append(' ')
                    .append(service)
                    .append('\n'));
            return counted(lines.toString());
        } else if (command.equals("killforward-all")) {
            list().keySet().forEach(onDevice -> unlead(onDevice));
            return "OKAY";
        } else if (command.startsWith("killforward:tcp:")) {
            int onDevice = Integer.parseInt(command.substring("killforward:tcp:".length()));
            return unlead(onDevice) ? "OKAY" : fail("listener 'tcp:" + onDevice + "' not found");
        } else if (command.startsWith("forward:")) {
            String[] pair = command.substring("forward:".length())
                    .replace("norebind:", "")
                    .split(";", 2);
            if (pair.length == 2 && pair[0].startsWith("tcp:")) {
                port(Integer.parseInt(pair[0].substring("tcp:".length()))).lead(transport, pair[1]);
                return "OKAY";
            }
        }
        return fail("not a forwarding command");
    }

    private synchronized boolean unlead(int onDevice) {
        LocalPort port = ports.get(onDevice);
        if (port == null || port.service() == null) {
            return false;
        }
        port.unlead();
        return true;
    }

    static String fail(String message) {
        return "FAIL" + counted(message);
    }

    private static String counted(String text) {
        return String.format("%04x", text.length()) + text;
    }
}
