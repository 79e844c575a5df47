package dev.bottlenose.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transport of an app. Front ends see no difference. */
enum AppTransport {
    /** WebSocket, on the browser port. */
    WEB_SOCKET {
        @Override
        AppPeer connect(
                RunningServer server, String app, String device, String deviceId, @Nullable Consumer<String> consumer)
                throws Exception {
            String address = "ws://localhost:" + server.ports().browser() + "/?app=" + app + "&os=Browser&device="
                    + device + "&device_id=" + deviceId;
            Map<String, String> origin = Map.of("Origin", "http://localhost:1");
            return consumer == null
                    ? WebSocketPeer.connect(address, origin)
                    : WebSocketPeer.connect(address, origin, consumer);
        }
    },

    /** RSocket, with a certificate. */
    RSOCKET {
        @Override
        AppPeer connect(
                RunningServer server, String app, String device, String deviceId, @Nullable Consumer<String> consumer)
                throws Exception {
            String setup = "{\"app\":\"" + app + "\",\"os\":\"Browser\",\"device\":\"" + device + "\",\"device_id\":\""
                    + deviceId + "\",\"sdk_version\":4}";
            return RSocketPeer.connect(server.ports().rsocketSecure(), server.pairedApp(), setup, consumer);
        }
    };

    /** @param consumer receives the app's messages; without one they are kept for {@link AppPeer#next} */
    abstract AppPeer connect(
            RunningServer server, String app, String device, String deviceId, @Nullable Consumer<String> consumer)
            throws Exception;

    /** Pairs an app whose certificate any app can use. */
    static AppDirectory pair(RunningServer server, Path directory) throws Exception {
        AppDirectory app = AppDirectory.make(directory, "/CN=com.example.app");
        try (RSocketPeer pairing =
                RSocketPeer.connect(server.ports().rsocketInsecure(), null, "{\"os\":\"Linux\"}", null)) {
            String reply = pairing.ask(app.signCertificate().toString());
            if (!reply.equals("{\"deviceId\":\"\"}")) {
                throw new AssertionError("not paired: " + reply);
            }
        }
        return app;
    }
}
