package dev.bottlenose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BrowserTest {
    private static final String ADDRESS = "http://localhost:52342/?ticket=1";

    @Test
    void eachSystemHasItsOwnWayToOpenAnAddress() {
        assertThat(Browser.command("Mac OS X", ADDRESS)).containsExactly("open", ADDRESS);
        assertThat(Browser.command("Windows 11", ADDRESS))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", ADDRESS);
        assertThat(Browser.command("Linux", ADDRESS)).containsExactly("xdg-open", ADDRESS);
    }
}
