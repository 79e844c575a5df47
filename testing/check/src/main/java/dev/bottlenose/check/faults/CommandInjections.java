package dev.bottlenose.check.faults;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Faults that a user of the command meets, with and without a server. */
final class CommandInjections implements AutoCloseable {
    private static final String PLUGIN = "Deaf";

    private final Product product;
    private final List<FlipperClient> apps = new ArrayList<>();

    CommandInjections(Product product) {
        this.product = product;
    }

    List<Injection> all() throws Exception {
        app("Shop");
        app("Shop Floor");
        return Stream.of(withServer(), ofOtherHomes()).flatMap(List::stream).toList();
    }

    private List<Injection> withServer() {
        return List.of(
                onServer("app that nobody has", "app-unknown", "plugins", "Bakery"),
                onServer("part of two names", "app-ambiguous", "plugins", "sho"),
                onServer("plugin that the app has not", "plugin-unknown", "call", "Shop", "Birds", "sing"),
                onServer("method that the plugin has not", "app-error", "call", "Shop", PLUGIN, "sing"),
                onServer(
                        "method that never answers",
                        "answer-timeout",
                        "call",
                        "Shop",
                        PLUGIN,
                        "hang",
                        "--timeout",
                        "1"),
                onServer("pairing code that nobody has", "pairing-code-unknown", "pair", "revoke", "99"),
                onServer("pairing code for no app", "arguments-invalid", "pair", "--apps", "0"),
                onServer("app that did not start", "app-not-connected", "doctor", "Bakery"),
                Injection.of(
                        "proxy for localhost",
                        "proxy-for-localhost",
                        () -> Command.PLAIN
                                .with("http_proxy", "http://proxy.invalid:3128")
                                .with("no_proxy", "")
                                .with("NO_PROXY", "")
                                .code(
                                        "proxy-for-localhost",
                                        "doctor",
                                        "Bakery",
                                        "--home",
                                        product.home().toString())));
    }

    private List<Injection> ofOtherHomes() {
        return List.of(
                onServer("no server on the port", "server-unreachable", "apps", "--port", "1"),
                Injection.of(
                        "home that no server has used",
                        "server-never-ran",
                        () -> Command.PLAIN.code("server-never-ran", "apps", "--home", "/absent/home")),
                Injection.of("token of another server", "server-unproven", this::otherToken),
                Injection.of(
                        "no authority yet",
                        "no-authority",
                        () -> Command.PLAIN.code("no-authority", "certs", "--home", "/absent/home")),
                Injection.of("token that others can read", "secret-readable", this::readableToken),
                Injection.of("port held while no server runs", "port-taken", this::heldPort),
                Injection.of(
                        "server of another home",
                        "server-of-another-home",
                        () -> withoutServer("server-of-another-home", product.port("browser"))),
                Injection.of("original Flipper runs", "original-flipper-running", this::originalFlipper));
    }

    private Injection onServer(String fault, String expected, String... arguments) {
        return Injection.of(fault, expected, () -> {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--home", product.home().toString()));
            return Command.PLAIN.code(expected, all.toArray(new String[0]));
        });
    }

    private Injection.Observation otherToken() throws Exception {
        Path home = homeWithToken("other-token");
        return Command.PLAIN.code(
                "server-unproven", "apps", "--home", home.toString(), "--port", "" + product.port("ui"));
    }

    private Injection.Observation readableToken() throws Exception {
        Path home = homeWithToken("open-home");
        Files.setPosixFilePermissions(home.resolve("certs/auth.token"), PosixFilePermissions.fromString("rw-r--r--"));
        return Command.PLAIN.code("secret-readable", "doctor", "--port", "1", "--home", home.toString());
    }

    private Path homeWithToken(String name) throws IOException {
        Path home = product.newDirectory(name);
        Files.writeString(Files.createDirectory(home.resolve("certs")).resolve("auth.token"), "guess");
        return home;
    }

    private Injection.Observation heldPort() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return withoutServer("port-taken", holder.getLocalPort());
        }
    }

    private Injection.Observation withoutServer(String expected, int browserPort) throws Exception {
        return Command.PLAIN
                .with("FLIPPER_BROWSER_PORT", "" + browserPort)
                .code(expected, "doctor", "--home", "/absent/home");
    }

    /** A program by that name that listens. */
    private Injection.Observation originalFlipper() throws Exception {
        Path program = Files.createDirectory(
                        product.newDirectory("node_modules").resolve("flipper-server"))
                .resolve("Server.java");
        Files.writeString(program, """
                class Server {
                    public static void main(String[] arguments) throws Exception {
                        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
                            System.out.println(socket.getLocalPort());
                            System.in.read();
                        }
                    }
                }
                """);
        Process flipper = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), program.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = flipper.inputReader()) {
            return withoutServer("original-flipper-running", Integer.parseInt(String.valueOf(output.readLine())));
        } finally {
            flipper.destroyForcibly();
        }
    }

    private void app(String name) throws Exception {
        FlipperClient app = FlipperClient.builder(name)
                .host("localhost")
                .ports(product.port("insecure"), product.port("secure"))
                .privateDirectory(product.newDirectory("app " + name))
                .build();
        app.addPlugin(new DeafPlugin());
        apps.add(app);
        app.start();
        product.awaitApp(name);
    }

    @Override
    public void close() {
        apps.forEach(FlipperClient::stop);
    }

    /** Has one method, which never answers. */
    private static final class DeafPlugin implements FlipperPlugin {
        @Override
        public String getId() {
            return PLUGIN;
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connection.receive("hang", (parameters, responder) -> {});
        }

        @Override
        public void onDisconnect() {}

        @Override
        public boolean runInBackground() {
            return true;
        }
    }
}
