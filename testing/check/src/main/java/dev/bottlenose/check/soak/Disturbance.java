package dev.bottlenose.check.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.check.soak.hostile.Attackers;
import dev.bottlenose.check.soak.hostile.Target;
import dev.bottlenose.check.soak.peers.BadFrontEnds;
import dev.bottlenose.frontends.description.QueryDescription;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Everybody who misbehaves at the same time. */
final class Disturbance implements AutoCloseable {
    private final Attackers attackers;
    private final BadFrontEnds frontEnds;

    /** @param apps where the honest apps have their files */
    Disturbance(ServerProcess server, Load load, Path apps, Path scratch) throws IOException {
        String request = anyRequest(apps);
        this.attackers = new Attackers(Attackers.ALL, () -> target(server.ports(), load, request, scratch));
        this.frontEnds = new BadFrontEnds(
                server.ports().ui(), server.home().resolve("certs/auth.token"), load.reader()::apps, HonestApp.PLUGIN);
    }

    @Override
    public void close() throws InterruptedException {
        attackers.close();
        frontEnds.close();
    }

    private static Target target(Ports ports, Load load, String request, Path scratch) {
        String honest = load.reader().queries().stream()
                .filter(query -> !query.medium().orElse("").equals("NONE"))
                .findFirst()
                .map(Disturbance::query)
                .orElse("device=soak&device_id=x&app=Honest");
        return new Target(
                ports.insecure(), ports.browser(), ports.rsocketInsecure(), ports.ui(), honest, request, scratch);
    }

    /** The same app, as its query would be on the port for browsers. */
    private static String query(QueryDescription app) {
        return "os=" + encode(app.os()) + "&device=" + encode(app.device()) + "&device_id=" + encode(app.deviceId())
                + "&app=" + encode(app.app()) + "&sdk_version=4";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The signing request that some honest app has written. */
    private static String anyRequest(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            Path request = files.filter(file -> file.endsWith("app.csr"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no honest app has written its signing request"));
            return Files.readString(request);
        }
    }
}
