package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.frontends.description.ConnectivityNote;
import dev.bottlenose.frontends.description.Level;
import dev.bottlenose.frontends.description.QueryDescription;
import dev.bottlenose.frontends.event.ServerEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ServeLogTest {
    private final StringWriter out = new StringWriter();
    private final ServeLog log = new ServeLog(new LineOutput(new PrintWriter(out)));

    @Test
    void appsThatConnectAndDisconnectAreNamed() {
        log.accept(new ServerEvent.ClientConnected(
                "Shop#Linux#desk#",
                new QueryDescription(
                        "Shop", Optional.empty(), "Linux", "desk", "", OptionalLong.empty(), Optional.empty(), false)));
        log.accept(new ServerEvent.ClientDisconnected("Shop#Linux#desk#"));

        assertThat(lines())
                .containsExactly("App 'Shop' on 'desk' (Linux) connected.", "App 'Shop#Linux#desk#' disconnected.");
    }

    @Test
    void warningsAreLoggedAndInformationIsNot() {
        log.accept(note(Level.INFO, "An app is on its way."));
        log.accept(note(Level.WARNING, "A certificate is old."));
        log.accept(note(Level.ERROR, "A certificate is missing."));

        assertThat(lines()).containsExactly("A certificate is old.", "A certificate is missing.");
    }

    @Test
    void theSameTextIsLoggedAtMostOnceInThirtySeconds() {
        log.accept(note(Level.WARNING, "A certificate is old."));
        log.accept(note(Level.WARNING, "A certificate is old."));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void whatAnAppSentCannotControlTheTerminal() {
        log.accept(note(Level.WARNING, "red \u001B[31m\nline"));

        assertThat(lines()).containsExactly("red \\u001b[31m line");
    }

    @Test
    void otherEventsAreNotLogged() {
        log.accept(new ServerEvent.StateChanged("started"));
        log.accept(new ServerEvent.FrontEndConnected());

        assertThat(lines()).isEmpty();
    }

    private static ServerEvent note(Level level, String message) {
        return new ServerEvent.ConnectivityLogged(
                List.of(new ConnectivityNote(Instant.EPOCH, level, Optional.empty(), message)));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
