package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Position;
import dev.bottlenose.sdk.json.FlipperObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Both inspectors of an app's layout. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class LayoutPageTest {
    private final Stage stage;
    private final Page page;
    private final Map<String, String> elements = new ConcurrentHashMap<>();

    private final FixturePlugin inspector = new FixturePlugin("Inspector", true)
            .answers("getRoot", params -> elements.getOrDefault("app", "{}"))
            .answers("getAXRoot", params -> elements.getOrDefault("app", "{}"))
            .answers("getNodes", this::nodes)
            .answers("getAXNodes", this::nodes)
            .answers("getSnapshot", "{\"id\":\"x\",\"snapshot\":\"" + FixtureBridge.PNG + "\"}")
            .answers("setHighlighted", "{}")
            .answers("setSearchActive", "{}")
            .answers("setData", this::edited);

    private final FixturePlugin debugger = new FixturePlugin("ui-debugger", false)
            .answers("editAttribute", "{}")
            .answers("onTraversalModeChange", "{}")
            .answers("onCustomAction", "{\"result\":true}")
            .sendsOnOpen(app -> {
                app.send(
                        "init",
                        "{\"rootId\":1,\"supportedTraversalModes\":[\"view-hierarchy\",\"accessibility-hierarchy\"],"
                                + "\"currentTraversalMode\":\"view-hierarchy\",\"customActionGroups\":[{\"title\":\"Fonts\","
                                + "\"actionIcon\":{\"type\":\"Fb\",\"iconName\":\"f\"},\"actions\":["
                                + "{\"type\":\"BooleanAction\",\"title\":\"Bold\",\"value\":false}]}]}");
                app.send(
                        "metadataUpdate",
                        "{\"attributeMetadata\":{\"1\":{\"id\":1,\"type\":\"identity\",\"namespace\":\"\",\"name\":\"View\",\"mutable\":false},"
                                + "\"2\":{\"id\":2,\"type\":\"attribute\",\"namespace\":\"View\",\"name\":\"text\",\"mutable\":true},"
                                + "\"3\":{\"id\":3,\"type\":\"attribute\",\"namespace\":\"View\",\"name\":\"padding\",\"mutable\":true},"
                                + "\"4\":{\"id\":4,\"type\":\"attribute\",\"namespace\":\"View\",\"name\":\"colour\",\"mutable\":true}}}");
                app.send("frameScan", frame(1000, "Buy"));
            });

    LayoutPageTest(@TempDir Path folder) throws Exception {
        elements.put("app", element("app", "Application", "\"list\",\"button\"", "{}"));
        elements.put("list", element("list", "ListView", "", "{}"));
        elements.put("button", button("Buy"));
        stage = new Stage(folder);
        page = stage.page();
        stage.app("Shop", inspector, debugger);
    }

    @BeforeEach
    void enter() {
        stage.enter();
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
    }

    @Test
    void layoutIsATreeWhoseAttributesAreEditedAndWhichFollowsTheApp() throws Exception {
        stage.go("Layout");
        Locator tree = page.getByRole(AriaRole.TREE);
        tree.getByText("Button", new Locator.GetByTextOptions().setExact(true)).click();
        while (!"button".equals(inspector.awaitCall("setHighlighted").getString("id"))) {
            // What was pointed at on the way.
        }
        assertThat(page.getByAltText("Snapshot of Button")).isVisible();
        stage.button("Edit text").click();
        page.getByLabel("text", new Page.GetByLabelOptions().setExact(true)).fill("Order");
        page.keyboard().press("Enter");
        FlipperObject set = inspector.awaitCall("setData");
        assertThat(set.getString("id")).isEqualTo("button");
        assertThat(set.getArray("path").toList()).containsExactly("View", "text");
        assertThat(set.getObject("value").getString("data")).isEqualTo("Order");
        assertThat(stage.button("Edit text")).hasText("\"Order\"");
        stage.examine("layout");

        elements.put("list", element("list", "ListView", "\"row\"", "{}"));
        elements.put("row", element("row", "RowView", "", "{}"));
        inspector.send("invalidate", "{\"nodes\":[{\"id\":\"list\"},{\"id\":\"row\"}]}");
        assertThat(tree.getByText("RowView")).isVisible();
        page.getByRole(AriaRole.SEARCHBOX).fill("rowv");
        assertThat(page.getByText("1 found")).isVisible();
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(stage.details()).containsText("RowView");
        tree.press("ArrowUp");
        assertThat(stage.details()).containsText("ListView");
        tree.press("ArrowLeft");
        assertThat(tree.getByText("RowView")).isHidden();
        stage.button("Tap to select").click();
        assertThat(inspector.awaitCall("setSearchActive").getBoolean("active")).isTrue();
        inspector.send("select", "{\"path\":[\"app\",\"button\"],\"tree\":{}}");
        assertThat(stage.details()).containsText("Button");
    }

    @Test
    void pictureAndTreePointAtTheSameAndAttributesAreEdited() throws Exception {
        stage.go("UI Debugger");
        Locator tree = page.getByRole(AriaRole.TREE);
        assertThat(tree.getByText("Screen")).isVisible();
        Locator picture = page.getByLabel("Picture of the app");
        // The button has the right lower quarter.
        picture.hover(new Locator.HoverOptions().setPosition(rightLower(picture)));
        assertThat(page.locator(".ui-box.hovered")).isVisible();
        assertThat(page.locator(".node.hover")).containsText("Button");
        picture.click(new Locator.ClickOptions().setPosition(rightLower(picture)));
        assertThat(tree.locator("[aria-selected=true]")).containsText("Button");
        assertThat(page.locator(".ui-box.selected")).isVisible();
        assertThat(stage.details()).containsText("shop.Button");
        stage.button("Edit text").click();
        page.getByLabel("text", new Page.GetByLabelOptions().setExact(true)).fill("Order");
        page.keyboard().press("Enter");
        FlipperObject text = debugger.awaitCall("editAttribute");
        assertThat(text.getInt("nodeId")).isEqualTo(3);
        assertThat(text.getString("value")).isEqualTo("Order");
        assertThat(text.getArray("metadataIdPath").toJsonString()).isEqualTo("[1,2]");
        stage.button("Edit padding top").click();
        page.getByLabel("padding top", new Page.GetByLabelOptions().setExact(true))
                .fill("12");
        page.keyboard().press("Enter");
        assertThat(debugger.awaitCall("editAttribute").getString("compoundTypeHint"))
                .isEqualTo("TOP");
        debugger.send("frameScan", frame(2000, "Order"));
        assertThat(stage.button("Edit text")).hasText("\"Order\"");
        stage.examine("ui-debugger");

        debugger.send("frameScan", frame(1500, "Late"));
        page.getByLabel("Tree", new Page.GetByLabelOptions().setExact(true)).selectOption("accessibility-hierarchy");
        assertThat(debugger.awaitCall("onTraversalModeChange").getString("mode"))
                .isEqualTo("accessibility-hierarchy");
        assertThat(stage.button("Edit text")).hasText("\"Order\"");
        stage.button("Fonts").click();
        page.getByLabel("Bold").click();
        debugger.awaitCall("onCustomAction");
        assertThat(page.getByLabel("Bold")).isChecked();
        page.keyboard().press("Escape");
        page.getByLabel("Wireframe").check();
        assertThat(page.locator(".ui-box.wire")).hasCount(3);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Events"))
                .click();
        assertThat(stage.row("Layout").first()).containsText("Button");
    }

    private String nodes(FlipperObject params) {
        return params.getArray("ids").toList().stream()
                .map(id -> elements.getOrDefault(String.valueOf(id), "null"))
                .collect(Collectors.joining(",", "{\"elements\":[", "]}"));
    }

    private String edited(FlipperObject params) {
        elements.put("button", button(String.valueOf(params.getObject("value").getString("data"))));
        return "{}";
    }

    private static String button(String text) {
        return element(
                "button",
                "Button",
                "",
                "{\"View\":{\"text\":{\"__type__\":\"text\",\"__mutable__\":true,\"value\":\"" + text
                        + "\"},\"visible\":{\"__type__\":\"picker\",\"__mutable__\":true,"
                        + "\"value\":\"{\\\"values\\\":[\\\"yes\\\",\\\"no\\\"],\\\"selected\\\":\\\"yes\\\"}\"}}}");
    }

    private static String element(String id, String name, String children, String data) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"expanded\":true,\"children\":[" + children
                + "],\"attributes\":[{\"name\":\"id\",\"value\":\"@" + id + "\"}],\"data\":" + data
                + ",\"decoration\":\"\",\"extraInfo\":{}}";
    }

    private static String frame(long time, String text) {
        return "{\"frameTime\":" + time + ",\"nodes\":["
                + node(1, "Screen", "0,0,200,400", "2,3", "{}") + ","
                + node(2, "List", "0,0,200,200", "", "{}") + ","
                + node(
                        3,
                        "Button",
                        "100,200,100,200",
                        "",
                        "{\"1\":{\"type\":\"object\",\"fields\":{\"2\":{\"type\":\"text\",\"value\":\"" + text + "\"},"
                                + "\"3\":{\"type\":\"space\",\"value\":{\"top\":1,\"right\":2,\"bottom\":3,\"left\":4}},"
                                + "\"4\":{\"type\":\"color\",\"value\":{\"r\":10,\"g\":99,\"b\":135,\"a\":1}}}}}")
                + "],\"snapshot\":{\"nodeId\":1,\"data\":\"" + FixtureBridge.PNG + "\"},\"frameworkEvents\":["
                + "{\"id\":1,\"nodeId\":3,\"type\":\"Layout\",\"timestamp\":" + time + ",\"duration\":5000}]}";
    }

    private static String node(int id, String name, String bounds, String children, String attributes) {
        String[] box = bounds.split(",");
        return "{\"id\":" + id + (id == 1 ? "" : ",\"parent\":1") + ",\"qualifiedName\":\"shop." + name
                + "\",\"name\":\"" + name + "\",\"attributes\":" + attributes
                + ",\"inlineAttributes\":{\"id\":\"" + id + "\"},\"children\":[" + children + "],\"bounds\":{\"x\":"
                + box[0] + ",\"y\":" + box[1] + ",\"width\":" + box[2] + ",\"height\":" + box[3]
                + "},\"tags\":[\"Native\",\"Android\"]}";
    }

    private static Position rightLower(Locator picture) {
        BoundingBox box = picture.boundingBox();
        return new Position(box.width * 0.75, box.height * 0.75);
    }
}
