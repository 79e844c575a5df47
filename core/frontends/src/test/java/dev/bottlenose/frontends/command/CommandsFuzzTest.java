package dev.bottlenose.frontends.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonArray;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;
import java.util.List;

/** Arguments and answers of every command. */
final class CommandsFuzzTest {
    @FuzzTest
    void argumentsAreReadAndWrittenTheSameOrRefusedWithASentence(byte[] bytes) throws Exception {
        List<Json> elements = read(bytes) instanceof JsonArray array ? array.elements() : List.of();
        for (Command<?, ?> command : Commands.ANSWERED) {
            checkArguments(command, new ArgumentList(elements));
        }
    }

    @FuzzTest
    void answersAreReadAndWrittenTheSameOrRefused(byte[] bytes) throws Exception {
        Json answer = read(bytes);
        for (Command<?, ?> command : Commands.ANSWERED) {
            checkAnswer(command, answer);
        }
    }

    private static <I> void checkArguments(Command<I, ?> command, ArgumentList arguments) throws ArgumentException {
        I read;
        try {
            read = command.arguments().read(arguments);
        } catch (ArgumentException e) {
            assertThat(e).hasMessageEndingWith(".");
            return;
        }
        ArgumentList written = new ArgumentList(command.arguments().write(read).elements());

        assertThat(command.arguments().read(written)).isEqualTo(read);
    }

    private static <O> void checkAnswer(Command<?, O> command, Json answer) throws MalformedJsonException {
        O read;
        try {
            read = command.answer().read(answer);
        } catch (MalformedJsonException e) {
            return;
        }

        assertThat(command.answer().read(command.answer().write(read))).isEqualTo(read);
    }

    private static Json read(byte[] bytes) {
        try {
            return Json.parse(JsonText.wrap(bytes));
        } catch (MalformedJsonException e) {
            return Json.of(null);
        }
    }
}
