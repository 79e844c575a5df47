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

    Bottlenose(Jdk jdk, Path home) {
        this.jdk = jdk;
        this.home = home;
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
        List<String> command = new ArrayList<>(List.of(
                jdk.java().toString(),
                "-cp",
                Repository.ROOT.resolve("cli/target/bottlenose/lib") + "/*",
                "dev.bottlenose.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command that goes on. */
    Program start(String... arguments) throws IOException {
        List<String> command = commandLine(arguments);
        command.addAll(List.of("--home", home.toString()));
        return Program.start("bottlenose " + String.join(" ", arguments), command, Map.of());
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
