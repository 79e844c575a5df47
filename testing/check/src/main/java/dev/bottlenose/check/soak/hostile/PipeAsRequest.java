package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import dev.bottlenose.protocol.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks for certificates in a directory whose {@code app.csr} is a pipe that nobody writes to. */
public final class PipeAsRequest implements Attack {
    @Override
    public String name() {
        return "a pipe in place of app.csr";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(target.scratch().resolve("pipe"));
        Path pipe = directory.resolve("app.csr");
        if (!Files.exists(pipe)) {
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        }
        RawPeer peer = connections.add(
                RawPeer.webSocket(target.insecure(), "/?os=Linux&device=pipe&device_id=unknown&app=Pipe&medium=1"));
        peer.text(Json.object()
                .put("method", "signCertificate")
                .put("csr", target.request())
                .put("destination", directory + "/")
                .put("medium", 1)
                .toText()
                .toString());
        peer.nextText();
    }
}
