package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.fakes.FakeApp;
import dev.bottlenose.sdk.fakes.FakePlugin;
import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client's messages to and from a desktop in the same process, also while the desktop is slow or killed. */
final class ClientConnectionTest {
    @RegisterExtension
    private final ClientFixture fixture = new ClientFixture();

    @Test
    void stoppedClientDisconnectsAndCanBeStartedAgain() throws Exception {
        FakePlugin cat = FakePlugin.foreground("Cat");
        FlipperClient client = fixture.client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = fixture.desktop().awaitApp();
        app.init("Cat");
        cat.awaitCall("onConnect");

        client.stop();
        cat.awaitCall("onDisconnect");
        app.awaitLeft();
        assertThat(client.isConnected()).isFalse();

        client.start();
        fixture.desktop().awaitApp().init("Cat");
        cat.awaitCall("onConnect");
    }

    @Test
    void messagesOfAnySizeGoBothWays() throws Exception {
        FakePlugin cat = FakePlugin.foreground("Cat");
        FlipperClient client = fixture.client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = fixture.desktop().awaitApp();
        app.init("Cat");
        FlipperObject params = FlipperObject.of("text", "käse 🧀".repeat(500_000));

        app.execute(1, "Cat", "echo", params);

        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 1, "success", params));
    }

    @Test
    void badMessageIsReportedAndTheConnectionStaysOpen() throws Exception {
        FlipperClient client = fixture.client();
        client.start();
        FakeApp app = fixture.desktop().awaitApp();

        app.send("this is not JSON");
        app.send("[1]");
        app.send("{\"id\":\"one\",\"method\":\"getPlugins\"}");
        app.frame(0x82, new byte[10]);
        app.send("x".repeat(17 << 20));
        app.send(FlipperObject.of("id", 5, "method", "getPlugins"));

        for (int i = 0; i < 3; i++) {
            assertThat(app.await().getObject("error").getString("name")).isEqualTo("MalformedMessage");
        }
        assertThat(app.await())
                .isEqualTo(FlipperObject.of("id", 5, "success", FlipperObject.of("plugins", FlipperArray.of())));
    }

    @Test
    void noEventOfABackgroundPluginIsLostWhileTheDesktopIsKilledAgainAndAgain() throws Exception {
        FakePlugin cat = FakePlugin.background("Cat");
        FlipperClient client = fixture.client();
        client.addPlugin(cat);
        client.start();
        Set<Integer> received = new TreeSet<>();
        List<FakeApp> lives = new ArrayList<>();
        int sent = 0;
        for (int kill = 0; kill < 20; kill++) {
            FakeApp app = fixture.desktop().awaitApp();
            lives.add(app);
            app.init("Cat");
            cat.awaitCall("onConnect");
            for (int i = 0; i < 20; i++) {
                cat.send(sent++);
            }
            fixture.desktop().kill();
            cat.awaitCall("onDisconnect");
            cat.send(sent++);
            fixture.desktop().revive();
        }
        FakeApp last = fixture.desktop().awaitApp();
        last.init("Cat");
        while (!received.contains(sent - 1)) {
            received.add(number(last.await()));
        }
        lives.forEach(app -> app.all().forEach(event -> received.add(number(event))));

        assertThat(received).hasSize(20 * 21);
    }

    @Test
    void slowDesktopDoesNotBlockTheApp() throws Exception {
        FakePlugin cat = FakePlugin.background("Cat");
        CountDownLatch release = new CountDownLatch(1);
        FlipperClient client = fixture.client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = fixture.desktop().awaitApp();
        app.init("Cat");
        cat.awaitCall("onConnect");
        app.pauseUntil(release);

        String large = "x".repeat(100_000);
        try {
            for (int i = 0; i < 1_000; i++) {
                cat.connection().send("event", FlipperObject.of("text", large));
            }
            // All of it was taken while the desktop read nothing.
            assertThat(client.isConnected()).isTrue();
        } finally {
            release.countDown();
        }

        FlipperObject message = app.await();
        while (!"EventsLost".equals(message.getObject("error").getString("name"))) {
            message = app.await();
            cat.connection().send("event", FlipperObject.empty());
        }
        assertThat(message.getObject("error").getString("message")).contains("events were lost");
    }

    @Test
    void allThreadsAreDaemons() throws Exception {
        FakePlugin cat = FakePlugin.foreground("Cat");
        FlipperClient client = fixture.client();
        client.addPlugin(cat);
        client.start();
        fixture.desktop().awaitApp().init("Cat");
        cat.awaitCall("onConnect");

        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("bottlenose-")))
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(Thread::isDaemon);
    }

    private static int number(FlipperObject event) {
        return event.getObject("params").getObject("params").getInt("number");
    }
}
