package dev.bottlenose.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.fakes.FakeApp;
import dev.bottlenose.sdk.fakes.FakePlugin;
import dev.bottlenose.sdk.json.FlipperObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins called by a desktop in the same process: stuck ones, and answers from other threads. */
final class ClientPluginsTest {
    @RegisterExtension
    private final ClientFixture fixture = new ClientFixture();

    @Test
    void stuckPluginBlocksOnlyItself() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        FakePlugin stuck = new FakePlugin("Stuck", false, (params, responder) -> {
            release.await();
            responder.success(FlipperObject.of("late", true));
        });
        FlipperClient client = fixture.client(builder -> builder.pluginLimit(Duration.ofSeconds(2)));
        client.addPlugin(stuck);
        client.addPlugin(FakePlugin.foreground("Cat"));
        client.start();
        FakeApp app = fixture.desktop().awaitApp();
        app.init("Stuck");
        app.init("Cat");

        app.execute(1, "Stuck", "work", FlipperObject.empty());
        app.execute(2, "Stuck", "echo", FlipperObject.empty());
        app.execute(3, "Cat", "echo", FlipperObject.of("still", "here"));

        List<FlipperObject> next = List.of(app.await(), app.await(), app.await());
        assertThat(next).contains(FlipperObject.of("id", 3, "success", FlipperObject.of("still", "here")));
        assertThat(errorOf(next, 2L).getString("name")).isEqualTo("PluginDoesNotAnswer");
        FlipperObject report = errorOf(next, null);
        assertThat(report.getString("name")).isEqualTo("PluginStuck");
        assertThat(report.getString("message")).contains("Plugin Stuck has not returned from execute work");
        assertThat(report.getString("stacktrace")).contains("CountDownLatch.await");

        release.countDown();
        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 1, "success", FlipperObject.of("late", true)));
        FlipperObject answer = null;
        for (int id = 4; answer == null || answer.contains("error"); id++) {
            app.execute(id, "Stuck", "echo", FlipperObject.of("back", id));
            answer = app.await();
        }
        assertThat(answer.getObject("success").contains("back")).isTrue();
    }

    @Test
    void answersMayComeFromAnyThreadAndOutOfOrder() throws Exception {
        List<Runnable> later = new ArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        FakePlugin cat = new FakePlugin("Cat", false, (params, responder) -> {
            later.add(() -> responder.success(params));
            both.countDown();
        });
        FlipperClient client = fixture.client();
        client.addPlugin(cat);
        client.start();
        FakeApp app = fixture.desktop().awaitApp();
        app.init("Cat");
        app.execute(1, "Cat", "work", FlipperObject.of("n", 1));
        app.execute(2, "Cat", "work", FlipperObject.of("n", 2));
        assertThat(both.await(60, TimeUnit.SECONDS)).isTrue();

        later.get(1).run();
        later.get(0).run();

        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 2, "success", FlipperObject.of("n", 2)));
        assertThat(app.await()).isEqualTo(FlipperObject.of("id", 1, "success", FlipperObject.of("n", 1)));
    }

    /** The one error among the messages that answers this call, or none. */
    private static FlipperObject errorOf(List<FlipperObject> messages, @Nullable Long id) {
        return messages.stream()
                .filter(message -> message.contains("error") && Objects.equals(message.get("id"), id))
                .findAny()
                .orElseThrow(() -> new AssertionError(messages))
                .getObject("error");
    }
}
