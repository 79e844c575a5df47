package dev.bottlenose.server.ports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bottlenose.testing.fuzz.LinearWork;
import dev.bottlenose.transport.UpgradeRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Headers by which web pages are distinguished from programs. */
final class WebOriginsFuzzTest {
    /** The lines are Origin and Host. */
    @FuzzTest
    void noPageOfAnotherOriginIsAdmitted(byte[] bytes) {
        String[] lines = (new String(bytes, ISO_8859_1) + "\n").split("\n", 2);
        String origin = lines[0];
        String host = lines[1].replace("\n", "");

        if (WebOrigins.objectionToApp(request(origin, host)).isEmpty()) {
            assertThat(origin).isIn("http://" + host, "https://" + host);
            assertThat(host).matches("[0-9.]+(:\\d+)?|localhost(:\\d+)?|\\[.*](:\\d+)?");
        }
        if (WebOrigins.objectionToPage(request(origin, host)).isEmpty()) {
            assertThat(origin).matches("(http://)?localhost:\\d*");
        }
    }

    @Test
    void workIsLinear() {
        LinearWork.check(text -> WebOrigins.objectionToApp(request("http://" + text, text)));
        LinearWork.check("http://localhost:", "", text -> WebOrigins.objectionToPage(request(text, text)));
    }

    private static UpgradeRequest request(String origin, String host) {
        return new UpgradeRequest(
                "GET",
                "/",
                Map.of("Origin", origin, "Host", host),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    }
}
