package dev.bottlenose.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How apps get to a server. Whichever they take, front ends see the same. */
enum Way {
    /** Over WebSocket, by the port for browsers. */
    WEB_SOCKET {
        @Override
        AppPeer connect(
                RunningServer server, String app, String device, String deviceId, @Nullable Consumer<String> taker)
                throws Exception {
            String address = "ws://localhost:" + server.ports().browser() + "/?app=" + app + "&os=Browser&device="
                    + device + "&device_id=" + deviceId;
            Map<String, String> origin = Map.of("Origin", "http://localhost:1");
            return taker == null
                    ? WebSocketPeer.connect(address, origin)
                    : WebSocketPeer.connect(address, origin, taker);
        }
    },

    /** Over RSocket, with a certificate. */
    RSOCKET {
        @Override
        AppPeer connect(
                RunningServer server, String app, String device, String deviceId, @Nullable Consumer<String> taker)
                throws Exception {
            String setup = "{\"app\":\"" + app + "\",\"os\":\"Browser\",\"device\":\"" + device + "\",\"device_id\":\""
                    + deviceId + "\",\"sdk_version\":4}";
            return RSocketPeer.connect(server.ports().rsocketSecure(), server.pairedApp(), setup, taker);
        }
    };

    /** @param taker takes what the app hears; without one it is kept for {@link AppPeer#next} */
    abstract AppPeer connect(
            RunningServer server, String app, String device, String deviceId, @Nullable Consumer<String> taker)
            throws Exception;

    /** Gets a certificate for any app that wants to show one. */
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
