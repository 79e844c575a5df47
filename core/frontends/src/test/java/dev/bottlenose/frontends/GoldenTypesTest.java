package dev.bottlenose.frontends;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.frontends.message.FrontEndMessage;
import dev.bottlenose.frontends.message.Refusal;
import dev.bottlenose.frontends.message.ServerMessage;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page's types fit what the server sends: an example of each event, answer and message is written into a TypeScript file,
 * which {@code build check} of the page compiles against those types. {@code -Dgolden.write=true} writes the file anew.
 */
final class GoldenTypesTest {
    private static final Path FILE = Path.of("../../frontends/ui/src/test/ts/golden/contract.ts");

    private static final String HEAD = """
            // Written by GoldenTypesTest in core/frontends; -Dgolden.write=true writes it anew.
            import type { Commands } from '../../../main/ts/api/commands';
            import type { ServerEvent } from '../../../main/ts/api/events';
            import type { ExecMessage, ServerMessage } from '../../../main/ts/api/messages';

            type Answer<Name extends string> = Name extends keyof Commands ? Commands[Name]['answer'] : unknown;

            function answer<Name extends string>(name: Name, value: Answer<Name>): unknown {
              return { name, value };
            }

            """;

    @Test
    void thePagesTypesAreCheckedAgainstWhatTheServerSends() throws Exception {
        String expected = HEAD
                + list("events: ServerEvent[]", Examples.events().stream().map(GoldenTypesTest::event))
                + list("answers", Examples.answers().stream().map(GoldenTypesTest::answer))
                + list(
                        "messages: ServerMessage[]",
                        messages().map(message -> message.toText().toString()))
                + list(
                        "execs: ExecMessage[]",
                        Stream.of(new FrontEndMessage.Exec(1, "client-find", Json.array(List.of(Json.of("Shop")))))
                                .map(message -> message.toText().toString()));

        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(FILE)
                .as("run with -Dgolden.write=true and check the page's types")
                .hasContent(expected);
    }

    private static Stream<ServerMessage> messages() {
        return Stream.of(
                new ServerMessage.Response(1, JsonNull.NULL),
                new ServerMessage.Response(2, Json.of(true)),
                new ServerMessage.Failed(3, new Refusal(Examples.FAULT)),
                new ServerMessage.Failed(4, new Refusal("Unimplemented server command: x")),
                new ServerMessage.Happened(new ServerEvent.ClientDisconnected("Shop")),
                new ServerMessage.Objection("The message is not JSON."));
    }

    private static String event(ServerEvent event) {
        return Json.object()
                .put("event", event.name())
                .put("data", event.data())
                .build()
                .toString();
    }

    private static String answer(Examples.Answer<?> answer) {
        Json value = answer.json();
        return "answer(\"" + answer.command().name() + "\", " + (value instanceof JsonNull ? "undefined" : value) + ")";
    }

    private static String list(String name, Stream<String> elements) {
        return elements.map(element -> "  " + element + ",\n")
                .collect(Collectors.joining("", "export const " + name + " = [\n", "];\n"));
    }
}
