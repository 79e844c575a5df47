package dev.bottlenose.acceptance;

import dev.bottlenose.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command, as a process, on a Java of choice, with a home of its own. */
final class Bottlenose {
    /** What a command did. */
    record Result(int exitCode, List<String> lines, String errors) {}

    private final Jdk jdk;
    private final Path home;
    private final List<String> inside;
    private final Map<String, String> environment;
    private final List<String> bridgesOff;

    /** Its servers leave the devices of this computer alone. */
    Bottlenose(Jdk jdk, Path home) {
        this(jdk, home, List.of(), Map.of());
    }

    /** @param inside what runs a command in another place, such as another host */
    Bottlenose(Jdk jdk, Path home, List<String> inside, Map<String, String> environment) {
        this(jdk, home, inside, environment, List.of("--no-android", "--no-ios"));
    }

    private Bottlenose(
            Jdk jdk, Path home, List<String> inside, Map<String, String> environment, List<String> bridgesOff) {
        this.jdk = jdk;
        this.home = home;
        this.inside = inside;
        this.environment = environment;
        this.bridgesOff = bridgesOff;
    }

    /** One whose servers look after the Android devices of an adb server of the test's own. */
    static Bottlenose withAndroid(Jdk jdk, Path home, Map<String, String> environment) {
        return new Bottlenose(jdk, home, List.of(), environment, List.of("--no-ios"));
    }

    /** A server on any free ports. */
    Server serve(String... more) throws Exception {
        return serve(new Ports(0, 0, 0, 0, 0, 0), more);
    }

    /** A server on given ports, for example those of one before it. */
    Server serve(Ports ports, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--json",
                "--port",
                "" + ports.ui(),
                "--secure-port",
                "" + ports.secure(),
                "--insecure-port",
                "" + ports.insecure(),
                "--browser-port",
                "" + ports.browser(),
                "--rsocket-secure-port",
                "" + ports.rsocketSecure(),
                "--rsocket-insecure-port",
                "" + ports.rsocketInsecure()));
        arguments.addAll(List.of(more));
        return new Server(start(arguments.toArray(new String[0])));
    }

    /** What runs a command without a server of its own. */
    List<String> commandLine(String... arguments) {
        List<String> command = new ArrayList<>(inside);
        command.addAll(List.of(
                jdk.java().toString(),
                "-cp",
                Repository.ROOT.resolve("frontends/cli/target/bottlenose/lib") + "/*",
                "dev.bottlenose.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command that goes on. */
    Program start(String... arguments) throws IOException {
        List<String> command = commandLine(arguments);
        command.addAll(List.of("--home", home.toString()));
        if (arguments[0].equals("serve")) {
            command.addAll(bridgesOff);
        }
        return Program.start("bottlenose " + String.join(" ", arguments), command, environment);
    }

    /** A command that ends. */
    Result run(String... arguments) throws Exception {
        try (Program program = start(arguments)) {
            int exitCode = program.awaitExit();
            program.awaitStreams();
            return new Result(exitCode, program.lines(), program.errors());
        }
    }

    /** Ports by their names in the ready line. */
    record Ports(int ui, int secure, int insecure, int browser, int rsocketSecure, int rsocketInsecure) {}

    /** A server that is up. */
    static final class Server implements AutoCloseable {
        private final Program program;
        private final JsonObject ready;

        Server(Program program) throws InterruptedException {
            this.program = program;
            this.ready =
                    program.awaitJson(line -> line.string("event").orElse("").equals("ready"));
        }

        JsonObject ready() {
            return ready;
        }

        int port(String name) {
            return (int) ready.object("ports").orElseThrow().integer(name).orElseThrow();
        }

        Ports ports() {
            return new Ports(
                    port("ui"),
                    port("secure"),
                    port("insecure"),
                    port("browser"),
                    port("rsocketSecure"),
                    port("rsocketInsecure"));
        }

        int stop() throws InterruptedException {
            return program.interrupt();
        }

        /** Has it read nothing more, with its connections open. Only {@link #kill} ends it then. */
        void freeze() throws IOException, InterruptedException {
            program.freeze();
        }

        /** As a power cut ends it. */
        void kill() {
            program.close();
        }

        String errors() {
            return program.errors();
        }

        long processId() {
            return program.processId();
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
