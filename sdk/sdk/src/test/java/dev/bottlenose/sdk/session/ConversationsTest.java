package dev.bottlenose.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.fakes.Conversation;
import dev.bottlenose.sdk.json.FlipperObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The app's side of the conversations that the server's tests replay as well. */
final class ConversationsTest {
    private final ManualPluginExecutor executor = new ManualPluginExecutor();
    private final Session session = new Session(executor, 3, error -> {});
    private final RecordingOutbox desktop = new RecordingOutbox();
    private final Map<String, ScriptedPlugin> plugins = new TreeMap<>();

    /** Those that describe the app's plugins; the others are for the server only. */
    static List<Conversation> conversations() {
        return Conversation.of("plain").stream()
                .filter(conversation -> !conversation.texts("plugin").isEmpty())
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void appSendsItsPart(Conversation conversation) {
        addPlugins(conversation);
        session.opened(desktop);

        for (Conversation.Line line : conversation.lines()) {
            switch (line.key()) {
                case "server":
                    assertThat(desktop.sent).as("sent before " + line).isEmpty();
                    session.received(desktop, line.text());
                    break;
                case "plugin sends":
                    String[] words = line.text().split(" ", 3);
                    plugin(words[0]).send(words[1], words[2]);
                    break;
                case "app":
                    assertThat(desktop.sent).as(line.toString()).isNotEmpty();
                    assertThat(FlipperObject.parse(desktop.sent.remove(0))).isEqualTo(FlipperObject.parse(line.text()));
                    break;
                default:
                    break;
            }
            executor.runAll();
        }
        assertThat(desktop.sent).as("sent at the end").isEmpty();
    }

    private ScriptedPlugin plugin(String id) {
        return Objects.requireNonNull(plugins.get(id), id);
    }

    private void addPlugins(Conversation conversation) {
        for (String description : conversation.texts("plugin")) {
            ScriptedPlugin plugin = new ScriptedPlugin(description);
            plugins.put(plugin.getId(), plugin);
        }
        for (String receiver : conversation.texts("receiver")) {
            String[] words = receiver.split(" ", 4);
            plugin(words[0]).answer(words[1], words[2], words[3]);
        }
        plugins.values().forEach(session::addPlugin);
    }
}
