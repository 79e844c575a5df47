package dev.bottlenose.cli.doctor;

import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks whether a server could open its ports, and names the programs that hold them. */
final class PortChecks {
    private final PortHolders holders;
    private final InetAddress address;

    PortChecks(PortHolders holders, InetAddress address) {
        this.holders = holders;
        this.address = address;
    }

    /** @param ports by what they are for; one that is 0 is any free one */
    List<Finding> check(Map<String, Integer> ports) {
        Map<String, Integer> taken = new LinkedHashMap<>(ports);
        taken.values().removeIf(port -> port == 0 || isFree(port));
        if (taken.isEmpty()) {
            return List.of(Finding.good("ports", "The server's ports are free."));
        }
        List<Finding> findings = new ArrayList<>();
        taken.forEach((name, port) -> findings.add(Finding.bad("ports", taken(name, port))));
        return findings;
    }

    private boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Fault taken(String name, int port) {
        String start = "The " + name + " port " + port + " is used by ";
        Optional<PortHolders.Holder> found = holders.of(port);
        if (found.isEmpty()) {
            return new Fault(
                    "port-taken",
                    start + "a program that this user cannot see.",
                    "find it as an administrator and stop it, or start the server with another " + option(name));
        }
        PortHolders.Holder holder = found.get();
        String process = "process " + holder.processId();
        if (holder.isOriginalFlipper()) {
            return new Fault(
                    "original-flipper-running", start + "the original Flipper (" + process + ").", "quit Flipper");
        } else if (holder.isBottlenose()) {
            return new Fault(
                    "server-of-another-home",
                    start + "a Bottlenose server that uses another home or does not respond (" + process + ").",
                    "use that server with its --home, or stop it: kill " + holder.processId());
        }
        return new Fault(
                "port-taken",
                start + "'" + holder.program() + "' (" + process + ").",
                "stop that program, or start the server with another " + option(name));
    }

    private static String option(String name) {
        return name.equals("ui") ? "--port" : "--" + name + "-port";
    }
}
