package dev.bottlenose.check.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** The ports of a server, the same before and after a restart. */
record Ports(int ui, int secure, int insecure, int browser, int rsocketSecure, int rsocketInsecure) {
    /** Ports that are free now. */
    static Ports free() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            return new Ports(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
