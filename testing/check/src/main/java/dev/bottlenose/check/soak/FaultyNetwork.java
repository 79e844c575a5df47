package dev.bottlenose.check.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Another host in a network namespace of Linux, behind a link that delays, drops, repeats and reorders packets. */
final class FaultyNetwork implements AutoCloseable {
    /** The server's address as the other host sees it. */
    static final String SERVER = "10.78.1.1";

    /** What the link does in turn; empty for nothing. */
    private static final List<List<String>> FAULTS = List.of(
            List.of("delay", "60ms", "30ms"),
            List.of("loss", "5%", "delay", "10ms"),
            List.of("duplicate", "10%", "reorder", "25%", "delay", "20ms"),
            List.of("loss", "100%"),
            List.of());

    private final String namespace = "bns" + ProcessHandle.current().pid();
    private int turn;

    private FaultyNetwork() {}

    /**
     * Makes the host and the link.
     *
     * @throws IOException if the kernel or the user's rights do not allow it, or there is no {@code ip} or {@code tc}
     */
    static FaultyNetwork make() throws IOException, InterruptedException {
        FaultyNetwork network = new FaultyNetwork();
        try {
            run("ip", "netns", "add", network.namespace);
            run(
                    "ip",
                    "link",
                    "add",
                    network.namespace,
                    "type",
                    "veth",
                    "peer",
                    "name",
                    "eth0",
                    "netns",
                    network.namespace);
            run("ip", "addr", "add", SERVER + "/30", "dev", network.namespace);
            run("ip", "link", "set", network.namespace, "up");
            network.there("ip", "addr", "add", "10.78.1.2/30", "dev", "eth0");
            network.there("ip", "link", "set", "eth0", "up");
            network.there("ip", "link", "set", "lo", "up");
            network.nextFault();
            return network;
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    /** What runs a command on the other host. */
    List<String> prefix() {
        return List.of("ip", "netns", "exec", namespace);
    }

    /** Goes on to the next kind of fault, in both directions. */
    void nextFault() throws IOException, InterruptedException {
        List<String> fault = FAULTS.get(turn++ % FAULTS.size());
        shape(fault);
    }

    /** Ends all faults. */
    void heal() throws IOException, InterruptedException {
        shape(List.of());
    }

    @Override
    public void close() throws InterruptedException {
        try {
            run("ip", "netns", "del", namespace);
        } catch (IOException e) {
            // It was not made.
        }
    }

    private void shape(List<String> fault) throws IOException, InterruptedException {
        List<String> here = new ArrayList<>(List.of("tc", "qdisc", "replace", "dev", namespace, "root", "netem"));
        here.addAll(fault);
        run(here.toArray(new String[0]));
        List<String> there = new ArrayList<>(List.of("tc", "qdisc", "replace", "dev", "eth0", "root", "netem"));
        there.addAll(fault);
        there(there.toArray(new String[0]));
    }

    private void there(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(List.of(command));
        run(whole.toArray(new String[0]));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
    }
}
