package dev.bottlenose.acceptance;

import dev.bottlenose.protocol.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A real nginx with its DAV module, which takes PUT, GET and DELETE below {@code /bottlenose/} from bearers of a token. */
final class Nginx implements AutoCloseable {
    static final int PORT = 8099;
    static final String TOKEN = "secret-of-the-store";

    private final Program program;

    private Nginx(Program program) {
        this.program = program;
    }

    /**
     * Starts one, in the foreground and as one process.
     *
     * @param inside what runs a command on another host
     * @param directory for its files; what it stores is in {@code files/bottlenose}
     * @param rules what it does before anything else
     */
    static Nginx start(List<String> inside, Path directory, String rules) throws Exception {
        Files.createDirectories(directory.resolve("files/bottlenose"));
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid DIR/nginx.pid;
                error_log /dev/stdout notice;
                events { worker_connections 64; }
                http {
                  access_log /dev/stdout;
                  client_body_temp_path DIR/body;
                  proxy_temp_path DIR/proxy;
                  fastcgi_temp_path DIR/fastcgi;
                  uwsgi_temp_path DIR/uwsgi;
                  scgi_temp_path DIR/scgi;
                  server {
                    listen PORT;
                    location /bottlenose/ {
                      RULES
                      if ($http_authorization != "Bearer TOKEN") { return 401; }
                      root DIR/files;
                      dav_methods PUT DELETE;
                      client_max_body_size LIMIT;
                    }
                  }
                }
                """.replace("LIMIT", rules.equals("full") ? "1k" : "64k")
                        .replace("RULES", rules.equals("full") ? "" : rules)
                        .replace("DIR", directory.toString())
                        .replace("PORT", "" + PORT)
                        .replace("TOKEN", TOKEN));
        List<String> command = new ArrayList<>(inside);
        command.addAll(List.of(program(), "-e", "/dev/stdout", "-c", configuration.toString()));
        Program nginx = Program.start("nginx", command, Map.of());
        // It listens before it prints the limits of the system.
        JsonObject line =
                nginx.awaitJson(printed -> printed.string("text").orElse("").matches(".*(getrlimit|emerg).*"));
        if (line.string("text").orElse("").contains("emerg")) {
            nginx.close();
            throw new AssertionError("nginx does not start: " + nginx);
        }
        return new Nginx(nginx);
    }

    /** Waits for a successful request of this method. */
    void awaitRequest(String method) throws InterruptedException {
        program.awaitJson(
                line -> line.string("text").orElse("").matches(".*\"" + method + " /bottlenose/.*\" 20\\d .*"));
    }

    /** Suspends it, as a machine that hangs. */
    void freeze() throws Exception {
        new ProcessBuilder("kill", "-STOP", "" + program.processId())
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        program.close();
    }

    private static String program() throws IOException {
        for (String place : new String[] {"/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"}) {
            if (Files.isExecutable(Path.of(place))) {
                return place;
            }
        }
        System.err.println("SKIPPED: there is no nginx on this machine to be the store; .ci/run installs it");
        Assumptions.abort("no nginx");
        throw new IOException("no nginx");
    }
}
