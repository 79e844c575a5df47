package dev.bottlenose.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatestReplyTest {
    private final List<String> sent = new ArrayList<>();
    private final LatestReply<String> replies = new LatestReply<>(sent::add);

    @Test
    void whileOneIsUnderWayOnlyTheLatestIsKept() {
        replies.send("1");
        replies.send("2");
        replies.send("3");
        assertThat(sent).containsExactly("1");

        replies.taken();
        assertThat(sent).containsExactly("1", "3");

        replies.taken();
        replies.send("4");
        assertThat(sent).containsExactly("1", "3", "4");
    }
}
