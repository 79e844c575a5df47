package dev.bottlenose.check.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Faults that keep a server from starting. */
final class StartInjections {
    private final Product product;

    StartInjections(Product product) {
        this.product = product;
    }

    List<Injection> all() {
        return List.of(
                Injection.of(
                        "second server on one home",
                        "home-in-use",
                        () -> serve("home-in-use", "--home", product.home().toString())),
                Injection.of("port held by another program", "port-unavailable", this::portHeld),
                Injection.of(
                        "host that is another computer's",
                        "host-unknown",
                        () -> serve(
                                "host-unknown",
                                "--host",
                                "host.invalid",
                                "--home",
                                empty("h1").toString())),
                Injection.of("file in place of the home", "home-unwritable", this::fileAsHome),
                Injection.of(
                        "file in place of the certificate directory", "certs-directory-blocked", this::fileAsCerts),
                Injection.of(
                        "directory in place of the authority's key", "certs-file-unreadable", this::directoryAsKey),
                Injection.of("user without a home directory", "home-unknown", this::noHome),
                Injection.of("home with letters that the locale does not have", "home-encoding", this::oddHome),
                Injection.of(
                        "token file of the store is missing",
                        "store-token-unreadable",
                        () -> serve(
                                "store-token-unreadable",
                                "--store",
                                "http://localhost:1/",
                                "--store-token-file",
                                "/absent",
                                "--home",
                                empty("h2").toString())),
                Injection.of("store's token with blanks", "store-token-wrong", this::oddToken));
    }

    private Injection.Observation portHeld() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return serve(
                    "port-unavailable", "--home", empty("h3").toString(), "--browser-port", "" + holder.getLocalPort());
        }
    }

    private Injection.Observation fileAsHome() throws Exception {
        Path file = Files.createFile(empty("h4").resolve("file"));
        return serve("home-unwritable", "--home", file.toString());
    }

    private Injection.Observation fileAsCerts() throws Exception {
        Path home = empty("h5");
        Files.createFile(home.resolve("certs"));
        return serve("certs-directory-blocked", "--home", home.toString());
    }

    private Injection.Observation directoryAsKey() throws Exception {
        Path home = empty("h6");
        Files.createDirectories(home.resolve("certs/ca.key"));
        return serve("certs-file-unreadable", "--home", home.toString());
    }

    private Injection.Observation noHome() throws Exception {
        return Command.PLAIN.with("HOME", "").withJava("-Duser.home=?").code("home-unknown", serve(Stream.empty()));
    }

    private Injection.Observation oddHome() throws Exception {
        return Command.PLAIN
                .with("HOME", "/home/j\u00fcrgen")
                .with("LC_ALL", "C")
                .code("home-encoding", serve(Stream.empty()));
    }

    private Injection.Observation oddToken() throws Exception {
        Command command = Command.PLAIN.with("BOTTLENOSE_STORE_TOKEN", "a b");
        return command.code(
                "store-token-wrong",
                serve(Stream.of(
                        "--store", "http://localhost:1/", "--home", empty("h7").toString())));
    }

    private Path empty(String name) throws IOException {
        return product.newDirectory(name);
    }

    private static Injection.Observation serve(String expected, String... options) throws Exception {
        return Command.PLAIN.code(expected, serve(Stream.of(options)));
    }

    /** An option is given once. */
    private static String[] serve(Stream<String> options) {
        List<String> given = options.toList();
        List<String> ports = Product.anyPorts().toList();
        Stream<String> others = Stream.iterate(0, at -> at + 2)
                .limit(ports.size() / 2)
                .filter(at -> !given.contains(ports.get(at)))
                .flatMap(at -> Stream.of(ports.get(at), ports.get(at + 1)));
        return Stream.of(Stream.of("serve", "--no-android", "--no-ios"), others, given.stream())
                .flatMap(part -> part)
                .toArray(String[]::new);
    }
}
