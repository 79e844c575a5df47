package dev.bottlenose.sdk.rsocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.FlipperClient;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.testing.MockConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The app's side of the RSocket conversations that the server's tests replay as well. */
final class RSocketConversationsTest {
    private static final Map<String, Integer> TYPES = Map.of(
            "REQUEST_RESPONSE", RSocketFrame.REQUEST_RESPONSE,
            "REQUEST_FNF", RSocketFrame.REQUEST_FNF,
            "PAYLOAD", RSocketFrame.PAYLOAD);

    private final MockConnection desktop = new MockConnection();
    private final FlipperClient client = new FlipperClient(desktop);
    private final RSocketInteractions interactions = new RSocketInteractions(false);
    private final Map<String, ScriptedPlugin> plugins = new TreeMap<>();
    private final List<RSocketFrame> sent = new ArrayList<>();
    private int framed;

    /** Those that describe the app's plugins; the others are for the server only. */
    static List<Conversation> conversations() {
        return Conversation.all().stream()
                .filter(conversation -> conversation.texts("dialect").contains("rsocket"))
                .filter(conversation -> !conversation.texts("plugin").isEmpty())
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void appSendsItsPart(Conversation conversation) {
        conversation.texts("plugin").stream()
                .map(ScriptedPlugin::new)
                .forEach(plugin -> plugins.put(plugin.getId(), plugin));
        for (String receiver : conversation.texts("receiver")) {
            String[] parts = receiver.split(" ", 4);
            plugin(parts[0]).answer(parts[1], parts[2], parts[3]);
        }
        plugins.values().forEach(client::addPlugin);
        client.start();

        for (Conversation.Line line : conversation.lines()) {
            switch (line.key()) {
                case "server":
                    assertThat(sent).as("sent before " + line).isEmpty();
                    receive(line.text().split(" ", 3));
                    break;
                case "plugin sends":
                    String[] parts = line.text().split(" ", 3);
                    plugin(parts[0]).send(parts[1], parts[2]);
                    break;
                case "app":
                    assertThat(sent).as(line.toString()).isNotEmpty();
                    assertIsFrame(sent.remove(0), line.text().split(" ", 3));
                    break;
                default:
                    break;
            }
            frameMessages();
        }
        assertThat(sent).as("sent at the end").isEmpty();
    }

    private ScriptedPlugin plugin(String id) {
        return Objects.requireNonNull(plugins.get(id), id);
    }

    /** @param frame type, stream id and data */
    private void receive(String[] frame) {
        int type = typeOf(frame[0]);
        desktop.onReceive(
                type == RSocketFrame.REQUEST_RESPONSE
                        ? interactions.received(RSocketFrame.of(Integer.parseInt(frame[1]), type, 0, frame[2]))
                        : frame[2]);
    }

    private void frameMessages() {
        List<FlipperObject> messages = desktop.sentMessages();
        for (FlipperObject message : messages.subList(framed, messages.size())) {
            sent.add(interactions.outgoing(message.toJsonString()).orElseThrow());
        }
        framed = messages.size();
    }

    private static void assertIsFrame(RSocketFrame frame, String[] expected) {
        int type = typeOf(expected[0]);
        assertThat(frame.type()).isEqualTo(type);
        assertThat(frame.streamId()).isEqualTo(Integer.parseInt(expected[1]));
        assertThat(FlipperObject.parse(frame.text())).isEqualTo(FlipperObject.parse(expected[2]));
        assertThat(frame.flags())
                .isEqualTo(type == RSocketFrame.PAYLOAD ? RSocketFrame.NEXT | RSocketFrame.COMPLETE : 0);
    }

    private static int typeOf(String name) {
        return Objects.requireNonNull(TYPES.get(name), "frame is unknown: " + name);
    }
}
