package dev.bottlenose.benchmarks.cases;

import dev.bottlenose.benchmarks.Measurement;
import dev.bottlenose.benchmarks.load.Identity;
import dev.bottlenose.benchmarks.load.RawWebSocket;
import dev.bottlenose.benchmarks.servers.RunningServer;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Apps that are connected and silent, and what is left of them when they are gone. */
public final class IdleConnections implements Case {
    private static final double KIB = 1024;
    private static final int WARM_UP = 500;

    private final int count;

    public IdleConnections(int count) {
        this.count = count;
    }

    @Override
    public String name() {
        return "idle-" + count;
    }

    @Override
    public List<Measurement> run(RunningServer server, Path directory) throws Exception {
        Identity identity = Identity.create(directory.resolve("app"));
        identity.exchange(server);
        SSLContext tls = identity.tls();
        close(open(server, tls, WARM_UP));
        settle();

        long before = server.usage().residentBytes();
        List<RawWebSocket> held = open(server, tls, count);
        settle();
        long during = server.usage().residentBytes();
        close(held);
        settle();
        long after = server.usage().residentBytes();

        return List.of(
                Measurement.cost("idle connection", "KB", (during - before) / KIB / count, 0),
                Measurement.cost("not returned of each", "KB", (after - before) / KIB / count, 0));
    }

    /** Memory is given back when a server finds the time. */
    private static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(10);
    }

    private static List<RawWebSocket> open(RunningServer server, SSLContext tls, int wanted) throws Exception {
        List<RawWebSocket> sockets = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            Socket socket = tls.getSocketFactory().createSocket("localhost", server.securePort());
            sockets.add(RawWebSocket.open(socket, server.securePort(), Identity.target("idle" + i)));
        }
        return sockets;
    }

    private static void close(List<RawWebSocket> sockets) throws Exception {
        for (RawWebSocket socket : sockets) {
            socket.listen("goodbye", (bytes, length, total) -> {});
            socket.close();
        }
    }
}
