package dev.bottlenose.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.LinearWork;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is seen by a glance at a message is what reading all of it finds. */
final class EnvelopeFuzzTest {
    private static final Json OTHER = new JsonString("the caller's own");

    @FuzzTest
    void aGlanceFindsWhatReadingFinds(byte[] bytes) {
        Optional<Envelope> glance = peek(bytes);
        Optional<JsonObject> whole = read(JsonText.wrap(bytes));
        if (glance.isEmpty()) {
            assertThat(whole).isEmpty();
        } else if (whole.isPresent()) {
            JsonObject message = whole.get();
            Envelope envelope = glance.get();
            assertThat(envelope.method()).isEqualTo(message.string("method").filter(EnvelopeFuzzTest::isShort));
            assertThat(envelope.app()).isEqualTo(message.string("app").filter(EnvelopeFuzzTest::isShort));
            assertThat(envelope.id()).isEqualTo(message.integer("id"));
            assertThat(envelope.isResponse()).isEqualTo(message.number("id").isPresent());
            assertThat(envelope.isError()).isEqualTo(message.has("error"));
        }
    }

    @FuzzTest
    void anAnswerIsTheSameUnderTheCallersId(byte[] bytes) throws Exception {
        Optional<Envelope> envelope = peek(bytes).filter(Envelope::isResponse);
        Optional<JsonObject> message = read(JsonText.wrap(bytes));
        if (envelope.isPresent() && message.isPresent()) {
            JsonObject expected = message.get().toBuilder()
                    .put("id", OTHER)
                    .put("length", new String(bytes, UTF_8).length())
                    .build();

            assertThat(Json.parse(envelope.get().answering(Optional.of(OTHER)))).isEqualTo(expected);
            assertThat(read(envelope.get().answering(Optional.empty()))
                            .orElseThrow()
                            .has("length"))
                    .isTrue();
        }
    }

    @FuzzTest
    void anAnswerIsTheSameUnderAnotherNumber(byte[] bytes) {
        Optional<Envelope> envelope = peek(bytes);
        Optional<JsonObject> message = read(JsonText.wrap(bytes));
        if (envelope.isPresent() && message.isPresent()) {
            JsonObject renumbered = read(envelope.get().withId(17)).orElseThrow();

            assertThat(renumbered.integer("id")).isEqualTo(OptionalLong.of(17));
            assertThat(renumbered.toBuilder().remove("id").build())
                    .isEqualTo(message.get().toBuilder().remove("id").build());
        }
    }

    @FuzzTest
    void aRequestKeepsEverythingButItsId(byte[] bytes) {
        Optional<JsonObject> message = read(JsonText.wrap(bytes));
        try {
            RequestEnvelope request = RequestEnvelope.read(JsonText.wrap(bytes));
            if (message.isPresent()) {
                JsonObject rest = message.get().toBuilder().remove("id").build();
                JsonObject renumbered =
                        read(request.withId(OptionalLong.of(17))).orElseThrow();
                assertThat(request.method())
                        .isEqualTo(message.get()
                                .string("method")
                                .filter(EnvelopeFuzzTest::isShort)
                                .orElse(""));
                assertThat(renumbered.integer("id")).isEqualTo(OptionalLong.of(17));
                assertThat(renumbered.toBuilder().remove("id").build()).isEqualTo(rest);
                assertThat(read(request.withId(OptionalLong.empty()))).contains(rest);
            }
        } catch (MalformedJsonException e) {
            assertThat(message.isEmpty() || bytes.length > 1024).isTrue();
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check("{\"id\":1,\"method\":\"", "\"}", EnvelopeFuzzTest::request);
        LinearWork.check(text -> peek(text.getBytes(UTF_8)));
        LinearWork.check("{\"id\":1", "}", EnvelopeFuzzTest::answer);
        LinearWork.check("{\"id\":1,\"method\":\"", "\"}", EnvelopeFuzzTest::answer);
    }

    private static boolean isShort(String name) {
        return name.length() <= Envelope.LONGEST_NAME;
    }

    private static void request(String text) {
        try {
            assertThat(RequestEnvelope.read(JsonText.of(text))
                            .withId(OptionalLong.of(1))
                            .size())
                    .isPositive();
        } catch (MalformedJsonException e) {
            assertThat(e).hasMessageNotContaining("\n");
        }
    }

    private static void answer(String text) {
        peek(text.getBytes(UTF_8)).filter(Envelope::isResponse).ifPresent(envelope -> {
            assertThat(envelope.answering(Optional.empty()).size()).isPositive();
            assertThat(envelope.withId(1).size()).isPositive();
        });
    }

    private static Optional<Envelope> peek(byte[] bytes) {
        try {
            return Optional.of(Envelope.peek(JsonText.wrap(bytes)));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> read(JsonText text) {
        try {
            return Optional.of(Json.parseObject(text));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
