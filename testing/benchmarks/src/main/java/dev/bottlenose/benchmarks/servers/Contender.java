package dev.bottlenose.benchmarks.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the two servers that are compared. */
public enum Contender {
    BOTTLENOSE("bottlenose", "\"event\":\"ready\"") {
        @Override
        List<String> command(Path root, List<Integer> ports, Path home) {
            return List.of(
                    root.resolve("bottlenose").toString(),
                    "serve",
                    "--json",
                    "--no-android",
                    "--no-ios",
                    "--home",
                    home.resolve(".flipper").toString(),
                    "--port",
                    ports.get(0).toString(),
                    "--insecure-port",
                    ports.get(1).toString(),
                    "--secure-port",
                    ports.get(2).toString(),
                    "--browser-port",
                    ports.get(3).toString(),
                    "--rsocket-insecure-port",
                    ports.get(4).toString(),
                    "--rsocket-secure-port",
                    ports.get(5).toString());
        }
    },
    ORIGINAL("flipper-server 0.162", "Flipper server started") {
        @Override
        List<String> command(Path root, List<Integer> ports, Path home) {
            return List.of(
                    "node",
                    root.resolve("testing/peers/node_modules/flipper-server/server.js")
                            .toString(),
                    "--port",
                    ports.get(0).toString(),
                    "--no-open",
                    "--no-launcherSettings",
                    "--settingsString",
                    "{\"enableAndroid\":false,\"enableIOS\":false}");
        }
    };

    private final String title;
    private final String ready;

    Contender(String title, String ready) {
        this.title = title;
        this.ready = ready;
    }

    public String title() {
        return title;
    }

    public boolean isOriginal() {
        return this == ORIGINAL;
    }

    abstract List<String> command(Path root, List<Integer> ports, Path home);

    /**
     * Starts one and waits until it listens.
     *
     * @param root of the source tree
     * @param home the user's home as the server sees it, so that it may find its certificates there
     */
    public RunningServer start(Path root, Path home) throws IOException {
        List<Integer> ports = freePorts(6);
        ProcessBuilder builder = new ProcessBuilder(command(root, ports, home));
        Files.createDirectories(home);
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "TMPDIR", home.toString(),
                        "FLIPPER_ALT_PORTS", ports.get(1) + "," + ports.get(2),
                        "FLIPPER_BROWSER_PORT", ports.get(3).toString(),
                        "FLIPPER_PORTS", ports.get(4) + "," + ports.get(5)));
        return RunningServer.await(this, builder, ready, ports, home);
    }

    static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
