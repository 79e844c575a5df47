package dev.bottlenose.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Three hosts in network namespaces of Linux, each linked to each other and to nothing else: the developer's desktop, the
 * phone with the app, and a store.
 */
final class Hosts implements AutoCloseable {
    static final String DESKTOP_FROM_PHONE = "10.77.1.1";
    static final String STORE_FROM_DESKTOP = "10.77.2.2";
    static final String STORE_FROM_PHONE = "10.77.3.2";

    /** The output of {@code ip} where a kernel or a container forbids it, or there is no such command. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "not permitted|[Pp]ermission denied|not supported|Unknown device type|No such file or directory");

    private final String prefix = "bn" + ProcessHandle.current().pid();
    private final List<String> made = new ArrayList<>();

    private Hosts() {}

    /** Skips the test, audibly, where the kernel or the user's rights do not allow namespaces. */
    static Hosts make() throws Exception {
        Hosts hosts = new Hosts();
        try {
            for (String host : new String[] {"desktop", "phone", "store"}) {
                ip("netns", "add", hosts.prefix + host);
                hosts.made.add(hosts.prefix + host);
                ip("-n", hosts.prefix + host, "link", "set", "lo", "up");
            }
            hosts.link("desktop", DESKTOP_FROM_PHONE, "phone", "10.77.1.2", "bn-a");
            hosts.link("desktop", "10.77.2.1", "store", STORE_FROM_DESKTOP, "bn-b");
            hosts.link("phone", "10.77.3.1", "store", STORE_FROM_PHONE, "bn-c");
        } catch (IOException e) {
            hosts.close();
            if (!FORBIDDEN.matcher(String.valueOf(e.getMessage())).find()) {
                throw e;
            }
            System.err.println("SKIPPED: there are no network namespaces to be had here: " + e.getMessage());
            Assumptions.abort("no network namespaces");
        }
        return hosts;
    }

    /** What runs a command there. */
    List<String> in(String host) {
        return List.of("ip", "netns", "exec", prefix + host);
    }

    @Override
    public void close() throws Exception {
        for (String namespace : made) {
            ip("netns", "del", namespace);
        }
        made.clear();
    }

    private void link(String one, String address, String other, String otherAddress, String name)
            throws IOException, InterruptedException {
        ip("-n", prefix + one, "link", "add", name, "type", "veth", "peer", "name", name, "netns", prefix + other);
        ip("-n", prefix + one, "addr", "add", address + "/30", "dev", name);
        ip("-n", prefix + one, "link", "set", name, "up");
        ip("-n", prefix + other, "addr", "add", otherAddress + "/30", "dev", name);
        ip("-n", prefix + other, "link", "set", name, "up");
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
    }
}
