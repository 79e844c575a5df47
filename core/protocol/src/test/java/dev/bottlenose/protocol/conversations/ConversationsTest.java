package dev.bottlenose.protocol.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.protocol.conversations.Conversation.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's sessions send their part of the conversations that the SDK's tests replay as well. */
final class ConversationsTest {
    private static final Set<String> EXPECTED = Set.of("server", "front end gets");
    private static final Set<String> OF_THE_APP = Set.of("query", "dialect", "plugin", "receiver", "plugin sends");

    static List<Conversation> conversations() throws Exception {
        return Conversation.all();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void serverSendsItsPart(Conversation conversation) {
        Deque<Line> sent = new ArrayDeque<>();
        ServerSide server = serverOf(conversation, sent::add);

        server.open();
        for (Line line : conversation.lines()) {
            if (EXPECTED.contains(line.key())) {
                assertThat(sent.poll()).as("sent next").isEqualTo(line);
            } else if (!OF_THE_APP.contains(line.key())) {
                assertThat(sent).as("sent before " + line).isEmpty();
                server.take(line);
            }
        }
        assertThat(sent).as("sent at the end").isEmpty();
    }

    private static ServerSide serverOf(Conversation conversation, Consumer<Line> out) {
        ClientQuery app = query(conversation);
        String dialect = conversation.value("dialect").orElse("plain");
        return switch (dialect) {
            case "plain" -> new EstablishedServer(app, Framing.plain(), out);
            case "rsocket" -> new EstablishedServer(app, Framing.rsocket(app), out);
            case "browser-wrapped" -> new EstablishedServer(app, Framing.browser(), out);
            case "exchange" -> new ExchangeServer(app, out);
            default -> throw new IllegalArgumentException("dialect is unknown: " + dialect);
        };
    }

    private static ClientQuery query(Conversation conversation) {
        QueryString query =
                QueryString.ofTarget("/?" + conversation.value("query").orElseThrow());
        ClientQuery.Reading reading =
                query.get("os").orElse("").equals("Browser") ? ClientQuery.readBrowser(query) : ClientQuery.read(query);
        return reading.map(app -> app, fault -> {
            throw new IllegalArgumentException("query is refused: " + fault);
        });
    }
}
