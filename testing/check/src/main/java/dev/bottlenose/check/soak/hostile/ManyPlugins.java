package dev.bottlenose.check.soak.hostile;

import dev.bottlenose.check.soak.peers.RawPeer;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Has more plugins than any app, with long names. */
public final class ManyPlugins implements Attack {
    private static final int PLUGINS = 30_000;
    private static final int LONG = 250;

    @Override
    public String name() {
        return "30,000 plugins";
    }

    @Override
    public void attempt(Target target, Connections connections) throws IOException {
        RawPeer peer = connections.add(RawPeer.webSocket(target.browser(), "/?device=many&device_id=1&app=Many"));
        List<String> names =
                IntStream.range(0, PLUGINS).mapToObj(i -> i + "x".repeat(LONG)).toList();
        while (true) {
            JsonObject call = read(peer.nextText());
            if (call.has("id")) {
                peer.text(Json.object()
                        .put("id", call.get("id").orElseThrow())
                        .put("success", Json.object().put("plugins", names))
                        .toText()
                        .toString());
            }
        }
    }

    private static JsonObject read(String text) throws IOException {
        try {
            return Json.parseObject(JsonText.of(text));
        } catch (MalformedJsonException e) {
            throw new IOException("the server sent something else", e);
        }
    }
}
