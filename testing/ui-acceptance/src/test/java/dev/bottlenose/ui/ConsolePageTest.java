package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Plugins without a view of the page's own: as messages, and with views that a developer adds. */
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class ConsolePageTest {
    private final Stage stage;
    private final Page page;

    ConsolePageTest(@TempDir Path folder) throws Exception {
        stage = new Stage(folder);
        page = stage.page();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @Test
    void pluginOfAnAppWithJsFlipperSendsMessagesAndIsCalled() throws Exception {
        Path peers = Path.of("../peers").toAbsolutePath().normalize();
        Process app = new ProcessBuilder(
                        "node",
                        Path.of("../acceptance/src/test/node/js-flipper-app.mjs")
                                .toAbsolutePath()
                                .toString(),
                        peers.toString(),
                        String.valueOf(stage.server().ports().browser()),
                        "Scripted")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        stage.hold(() -> app.destroyForcibly().onExit().join());
        stage.enter();
        stage.go("Echo");
        stage.row("hello").click();
        assertThat(stage.details()).containsText("from: \"Scripted\"");

        page.getByLabel("Method", new Page.GetByLabelOptions().setExact(true)).fill("shout");
        stage.write(page.getByLabel("Parameters, as JSON"), "{\"text\": \"ahoy\"}");
        stage.button("Call").click();
        assertThat(stage.row("answer")).containsText("{\"shouted\":\"AHOY\"}");
        page.getByLabel("Method", new Page.GetByLabelOptions().setExact(true)).fill("fail");
        stage.button("Call").click();
        assertThat(stage.row("error")).containsText("as asked");
        stage.write(page.getByLabel("Parameters, as JSON"), "{nonsense");
        stage.button("Call").click();
        assertThat(page.getByText("The parameters are not valid JSON")).isVisible();
        stage.examine("console");
    }

    @Test
    void pluginThatADeveloperAddsReceivesItsMessagesAndCallsItsApp() throws Exception {
        Files.writeString(stage.plugins().resolve("tally.js"), """
                import { definePlugin, html, Json } from 'bottlenose';
                import { useState } from 'preact/hooks';

                export default definePlugin({
                  id: 'Tally',
                  title: 'Tally of fish',
                  state: () => ({ total: 0, last: null }),
                  onMessage(state, method, params) {
                    if (method === 'caught') return { total: state.total + params.count, last: params };
                  },
                  View({ session, state }) {
                    const [answer, setAnswer] = useState('');
                    const release = async () => setAnswer((await session.call('release', { count: state.total })).words);
                    return html`<div class="narrow">
                      <p>${state.total} fish so far</p>
                      <button type="button" onClick=${release}>Release all</button>
                      <p>${answer}</p>
                      <${Json} value=${state.last} />
                    </div>`;
                  },
                });
                """);
        Files.writeString(stage.plugins().resolve("boats.js"), """
                import { table } from 'bottlenose';
                export default table({ id: 'Boats', title: 'Boats', method: 'boat', key: 'name',
                  columns: [{ key: 'name', title: 'Name' }, { key: 'length', title: 'Length', type: 'number' }] });
                """);
        Files.writeString(stage.plugins().resolve("broken.js"), "export default 7;");
        Files.writeString(
                stage.plugins().resolve("fragile.js"),
                "import { definePlugin } from 'bottlenose';"
                        + " export default definePlugin({ id: 'Fragile', View() { throw new Error('cracked'); } });");
        FixturePlugin tally = new FixturePlugin("Tally", true).answers("release", "{\"words\":\"they are off\"}");
        FixturePlugin boats = new FixturePlugin("Boats", true)
                .sendsOnOpen(app -> app.send("boat", "{\"name\":\"Minnow\",\"length\":9}"));
        stage.app("Fishery", tally, boats, new FixturePlugin("Fragile", true));
        tally.awaitOpen();
        tally.send("caught", "{\"count\":3}");
        tally.send("caught", "{\"count\":4}");

        stage.enter();
        assertThat(page.getByText("Cannot load plugin broken.js")).isVisible();
        stage.go("Tally of fish");
        assertThat(page.getByText("7 fish so far")).isVisible();
        stage.button("Release all").click();
        assertThat(page.getByText("they are off")).isVisible();
        stage.examine("own-plugin");
        stage.go("Fragile");
        assertThat(page.getByText("cracked. The rest of the page still works")).isVisible();
        stage.go("Boats");
        assertThat(stage.row("Minnow")).containsText("9");
    }
}
