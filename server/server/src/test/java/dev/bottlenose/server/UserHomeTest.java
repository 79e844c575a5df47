package dev.bottlenose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class UserHomeTest {
    @Test
    void variableComesBeforeWhatJavaFound() {
        assertThat(UserHome.of(Map.of("HOME", "/home/me"), "/root")).isEqualTo(Path.of("/home/me"));
        assertThat(UserHome.of(Map.of("HOME", ""), "/root")).isEqualTo(Path.of("/root"));
        assertThat(UserHome.of(Map.of("HOME", "relative"), "/root")).isEqualTo(Path.of("/root"));
    }

    @Test
    void userThatTheSystemDoesNotKnowHasAFaultAndNoDirectoryNamedQuestionMark() {
        assertThatThrownBy(() -> UserHome.of(Map.of(), "?"))
                .isInstanceOf(UnknownHomeException.class)
                .hasMessageContaining("(home-unknown)")
                .hasMessageContaining("set HOME");
    }

    @Test
    void nameThatCannotBeReadHasAFault() {
        assertThatThrownBy(() -> UserHome.of(Map.of("HOME", "/home/\0"), "/root"))
                .isInstanceOf(UnknownHomeException.class)
                .hasMessageContaining("(home-encoding)");
    }
}
