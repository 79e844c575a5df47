package dev.bottlenose.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import org.junit.jupiter.api.Test;

/** The four tests of docs/PLUGIN-AUTHORS.md, line for line. */
final class PluginAuthorsFourTest {
    private final MockConnection connection = new MockConnection();
    private final FlipperClient client = new FlipperClient(connection);
    private final TestPlugin plugin = new TestPlugin();

    @Test
    void getPlugins() {
        client.addPlugin(plugin);
        client.start();

        connection.onReceive(message("{'id': 1, 'method': 'getPlugins'}"));

        assertThat(connection.sentMessages()).contains(message("{'id': 1, 'success': {'plugins': ['test']}}"));
    }

    @Test
    void initDeinit() {
        client.addPlugin(plugin);
        client.start();
        assertThat(plugin.connected).isFalse();

        connection.onReceive(message("{'id': 1, 'method': 'init', 'params': {'plugin': 'test'}}"));
        assertThat(plugin.connected).isTrue();

        connection.onReceive(message("{'id': 1, 'method': 'deinit', 'params': {'plugin': 'test'}}"));
        assertThat(plugin.connected).isFalse();
    }

    @Test
    void disconnect() {
        client.addPlugin(plugin);
        client.start();
        assertThat(plugin.connected).isFalse();

        connection.onReceive(message("{'id': 1, 'method': 'init', 'params': {'plugin': 'test'}}"));
        assertThat(plugin.connected).isTrue();

        connection.disconnect();
        assertThat(plugin.connected).isFalse();
    }

    @Test
    void execute() {
        client.addPlugin(plugin);
        client.start();

        connection.onReceive(message("{'id': 1, 'method': 'init', 'params': {'plugin': 'test'}}"));
        connection.onReceive(message("{'id': 1, 'method': 'execute', 'params':"
                + " {'api': 'test', 'method': 'reverse', 'params': {'word': 'hello'}}}"));

        assertThat(connection.sentMessages()).contains(message("{'id': 1, 'success': {'word': 'olleh'}}"));
    }

    private static FlipperObject message(String json) {
        return FlipperObject.parse(json.replace('\'', '"'));
    }

    private static final class TestPlugin implements FlipperPlugin {
        boolean connected;

        @Override
        public String getId() {
            return "test";
        }

        @Override
        public void onConnect(FlipperConnection connection) {
            connected = true;
            connection.receive("reverse", (params, responder) -> {
                String word = String.valueOf(params.getString("word"));
                responder.success(FlipperObject.of("word", new StringBuilder(word).reverse()));
            });
        }

        @Override
        public void onDisconnect() {
            connected = false;
        }
    }
}
