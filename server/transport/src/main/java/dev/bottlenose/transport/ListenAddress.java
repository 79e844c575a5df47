package dev.bottlenose.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses a port is opened on. Loopback means both of its families where the machine has both, because some clients
 * try only the first address that {@code localhost} stands for.
 */
public record ListenAddress(List<InetAddress> addresses) {
    public ListenAddress {
        addresses = List.copyOf(addresses);
    }

    /**
     * The addresses that {@code host} names: {@code localhost}, an address, a name, or a wildcard.
     *
     * @throws UnknownHostException if there is no such host, or it is another computer
     */
    public static ListenAddress of(String host) throws IOException {
        if (host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1")) {
            return loopback();
        }
        InetAddress address = InetAddress.getByName(host);
        if (!isHere(address)) {
            throw new UnknownHostException(host + " is another computer");
        }
        return new ListenAddress(List.of(address));
    }

    /** 127.0.0.1, and ::1 where the machine has it. */
    public static ListenAddress loopback() throws IOException {
        List<InetAddress> both = new ArrayList<>();
        for (String literal : List.of("127.0.0.1", "::1")) {
            InetAddress address = InetAddress.getByName(literal);
            if (NetworkInterface.getByInetAddress(address) != null) {
                both.add(address);
            }
        }
        return new ListenAddress(both);
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return addresses.stream().allMatch(InetAddress::isLoopbackAddress);
    }

    private static boolean isHere(InetAddress address) throws IOException {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || NetworkInterface.getByInetAddress(address) != null;
    }
}
