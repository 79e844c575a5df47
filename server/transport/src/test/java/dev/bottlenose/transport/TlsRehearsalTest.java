package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsRehearsalTest {
    @TempDir
    Path directory;

    @Test
    void handshakeCompletes() throws Exception {
        Keys keys = Keys.make(directory, "server");
        TlsCredentials credentials = keys.trusting(keys);

        try (TlsRehearsal rehearsal = new TlsContexts(() -> credentials).rehearsal()) {
            assertThat(rehearsal.run()).isTrue();
        }
    }

    @Test
    void serverThatWouldNotAcceptItselfHarmsNothing() throws Exception {
        TlsCredentials credentials = Keys.make(directory, "server").trusting(Keys.make(directory, "other"));
        TlsContexts contexts = new TlsContexts(() -> credentials);

        try (TlsRehearsal rehearsal = contexts.rehearsal()) {
            assertThatThrownBy(rehearsal::run).isInstanceOf(SSLException.class);
        }
        assertThatCode(contexts::rehearse).doesNotThrowAnyException();
    }
}
