package dev.bottlenose.sdk.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;

/** Says hello and gives back what it is given. */
final class Echo implements FlipperPlugin {
    @Override
    public String getId() {
        return "Echo";
    }

    @Override
    public void onConnect(FlipperConnection connection) {
        connection.receive("echo", (params, responder) -> responder.success(params));
        connection.send("hello", FlipperObject.of("text", "käse 🧀"));
    }

    @Override
    public void onDisconnect() {}

    /** What a front end has to say to an app with this plugin. */
    static void talk(FrontEnd desktop, String clientId) throws Exception {
        FlipperObject plugins = request(desktop, clientId, FlipperObject.of("id", 0, "method", "getPlugins"));
        assertThat(plugins).isEqualTo(FlipperObject.of("plugins", FlipperArray.of("Echo")));

        desktop.exec(
                "client-request",
                clientId,
                FlipperObject.of("method", "init", "params", FlipperObject.of("plugin", "Echo")));
        assertThat(desktop.awaitEvent("client-message").getString("message"))
                .isEqualTo("{\"method\":\"execute\",\"params\":{\"api\":\"Echo\",\"method\":\"hello\","
                        + "\"params\":{\"text\":\"käse 🧀\"}}}");

        FlipperObject params = FlipperObject.of("big", "x".repeat(200_000), "text", "käse 🧀");
        FlipperObject echo = request(
                desktop,
                clientId,
                FlipperObject.of(
                        "id",
                        1,
                        "method",
                        "execute",
                        "params",
                        FlipperObject.of("api", "Echo", "method", "echo", "params", params)));
        assertThat(echo).isEqualTo(params);
    }

    private static FlipperObject request(FrontEnd desktop, String clientId, FlipperObject message) throws Exception {
        return desktop.exec("client-request-response", clientId, message)
                .getObject("data")
                .getObject("success");
    }
}
