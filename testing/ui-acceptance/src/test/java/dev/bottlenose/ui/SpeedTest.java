package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the page as a developer feels it, and prints what it measured. That everything arrives is asserted; how fast it
 * was depends on the machine, and is not.
 */
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class SpeedTest {
    private static final int ROWS = 100_000;
    private static final int PER_SECOND = 5_000;
    private static final int SECONDS = 5;
    private static final int STEPS_PER_SECOND = 50;

    private final Stage stage;
    private final Page page;
    private final FixturePlugin source = new FixturePlugin("Flood", false);

    SpeedTest(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
        page = stage.page();
        stage.app("Torrent", source);
        stage.enter();
        stage.go("Flood");
        source.awaitOpen();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void messagesOfABusyAppDoNotStopThePageAndAHundredThousandRowsScroll() throws Exception {
        send("table", "{\"id\":0}");
        assertThat(stage.row("table")).isVisible();
        page.evaluate("""
                () => {
                  window.blocks = [];
                  new PerformanceObserver(list => window.blocks.push(...list.getEntries().map(entry => entry.duration)))
                      .observe({ type: 'longtask', buffered: false });
                }
                """);
        flood();
        assertThat(page.getByText(String.format("%,d rows", PER_SECOND * SECONDS + 1)))
                .isVisible();
        System.out.println("5,000 messages a second: " + page.evaluate("() => " + BLOCKS));

        for (int n = PER_SECOND * SECONDS + 1; n < ROWS; n++) {
            send("row", "{\"id\":" + n + ",\"text\":\"row number " + n + "\"}");
            if (n % 500 == 0) {
                source.awaitDelivered();
            }
        }
        assertThat(page.getByText(String.format("%,d rows", ROWS))).isVisible();
        @SuppressWarnings("unchecked") // what the script returns
        Map<String, Object> scrolling = (Map<String, Object>) page.evaluate(SCROLL);
        System.out.println("Scrolling 100,000 rows: " + scrolling);
        assertThat(scrolling).containsKey("frames");
        page.evaluate("() => (window.blocks = [])");
        System.out.println("Searching 100,000 rows: " + page.evaluate(SEARCH));
        assertThat(stage.row("99998")).isVisible();
    }

    private static final String BLOCKS =
            "`${window.blocks.length} blocks over 50 ms, the longest ${Math.round(Math.max(0, ...window.blocks))} ms`";

    private static final String SEARCH = """
            async () => {
              const box = document.querySelector('input[type=search]');
              const start = performance.now();
              box.value = '99998';
              box.dispatchEvent(new Event('input', { bubbles: true }));
              do await new Promise(requestAnimationFrame); while (!document.querySelector('.count').textContent.startsWith('1 of'));
              const found = Math.round(performance.now() - start);
              return `found after ${found} ms, ` + %s;
            }
            """.formatted(BLOCKS);

    private static final String SCROLL = """
            async () => {
              const scroller = document.querySelector('.table-scroller');
              scroller.scrollTop = 0;
              const times = [];
              let last = await new Promise(requestAnimationFrame);
              for (let i = 0; i < 180; i++) {
                scroller.scrollTop += 240;
                const now = await new Promise(requestAnimationFrame);
                times.push(now - last);
                last = now;
              }
              times.sort((a, b) => a - b);
              const sum = times.reduce((a, b) => a + b, 0);
              return { frames: times.length, framesPerSecond: Math.round(times.length * 1000 / sum),
                  medianMs: Math.round(times[90]), worstMs: Math.round(times.at(-1)) };
            }
            """;

    /** Five thousand messages a second, a hundred every twentieth of a second. */
    private void flood() throws Exception {
        AtomicInteger next = new AtomicInteger(1);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(
                            () -> {
                                for (int i = 0; i < PER_SECOND / STEPS_PER_SECOND; i++) {
                                    int n = next.getAndIncrement();
                                    if (n > PER_SECOND * SECONDS) {
                                        throw new IllegalStateException("enough");
                                    }
                                    send("row", "{\"id\":" + n + ",\"text\":\"row number " + n + "\"}");
                                }
                            },
                            0,
                            1000 / STEPS_PER_SECOND,
                            TimeUnit.MILLISECONDS)
                    .get((long) Chromium.TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e.getCause()).hasMessage("enough");
        } finally {
            clock.shutdownNow();
        }
    }

    private void send(String method, String json) {
        source.send(method, json);
    }
}
