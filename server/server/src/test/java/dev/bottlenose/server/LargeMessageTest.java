package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.command.AppCommands;
import dev.bottlenose.frontends.event.ServerEvent;
import dev.bottlenose.protocol.json.JsonObject;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that is too large for a front end is announced, and can be read part by part. */
final class LargeMessageTest {
    private static final int LARGEST = 2 << 20;

    @TempDir
    private Path home;

    @Test
    void frontEndThatNamesItsLargestMessageIsInformedOfALargerOneAndCanReadIt() throws Exception {
        try (RunningServer server = RunningServer.in(home)) {
            FakeApp app = server.app("large").awaitBackground();
            FrontEndPeer frontEnd = server.frontEnd("&messages=opened&largest=" + LARGEST);
            frontEnd.init(app, "Back");
            String text = "é漢😀".repeat(500_000);
            app.tick("Back", 1);
            app.tick("Back", 2, text);
            app.tick("Back", 3);
            frontEnd.catchUpWith(app);

            assertThat(frontEnd.ticks(app)).containsExactly("Back 1", "Back 3");
            JsonObject large = frontEnd.await(ServerEvent.MessageWithheld.TYPE);
            assertThat(large.string("id")).contains(app.id());
            assertThat(large.string("plugin")).contains("Back");
            long number = large.integer("message").orElseThrow();
            String read = read(frontEnd, app, number);
            assertThat(RunningServer.parse(read).toString()).contains("\"n\":2").contains(text);
            assertThat(frontEnd.refusal(AppCommands.MESSAGE_PART, app.id(), number + 1, 0))
                    .contains("(message-not-kept)");
        }
    }

    private static String read(FrontEndPeer frontEnd, FakeApp app, long number) {
        StringBuilder all = new StringBuilder();
        OptionalLong next = OptionalLong.of(0);
        for (int parts = 0; next.isPresent(); parts++) {
            assertThat(parts).isLessThan(100);
            JsonObject part = frontEnd.object(AppCommands.MESSAGE_PART, app.id(), number, next.getAsLong());
            all.append(part.string("text").orElseThrow());
            next = part.integer("next");
        }
        return all.toString();
    }
}
