package dev.bottlenose.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.bottlenose.sdk.databases.DatabasesPlugin;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.preferences.PreferencesPlugin;
import dev.bottlenose.sdk.preferences.PropertiesStore;
import dev.bottlenose.sdk.tables.Column;
import dev.bottlenose.sdk.tables.ColumnType;
import dev.bottlenose.sdk.tables.TablePlugin;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Databases, preferences and tables of a JVM app. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("dev.bottlenose.ui.Chromium#isInstalled")
final class DataPageTest {
    private static final int CREW = 120;
    private static final int JOBS = 2500;

    private final Stage stage;
    private final Page page;
    private final Connection database;
    private final Properties settings = new Properties();
    private final TablePlugin jobs = TablePlugin.builder("jobs")
            .title("Jobs")
            .key("id")
            .column(Column.of("id").type(ColumnType.NUMBER))
            .column(Column.of("state").title("State").filterable())
            .column(Column.of("size").title("Size").type(ColumnType.BYTES))
            .build();

    DataPageTest(@TempDir Path folder) throws Exception {
        JdbcDataSource ships = new JdbcDataSource();
        ships.setURL("jdbc:h2:mem:ships");
        database = ships.getConnection();
        try (Statement sql = database.createStatement()) {
            sql.execute(
                    "CREATE TABLE \"crew\" (\"id\" INTEGER PRIMARY KEY, \"name\" VARCHAR(40), \"ship\" VARCHAR(40))");
            sql.execute("CREATE INDEX \"by_ship\" ON \"crew\" (\"ship\")");
            for (int i = 1; i <= CREW; i++) {
                sql.execute("INSERT INTO \"crew\" VALUES (" + i + ", 'sailor " + i + "', 'Dolphin')");
            }
        }
        settings.setProperty("greeting", "Ahoy");
        settings.setProperty("sails", "3");
        for (int i = 0; i < JOBS; i++) {
            jobs.upsert(FlipperObject.of("id", i, "state", i % 2 == 0 ? "running" : "done", "size", i * 1000L));
        }
        stage = new Stage(folder);
        page = stage.page();
        stage.app(
                "Ship",
                DatabasesPlugin.builder().writableDatabase("ships", ships).build(),
                PreferencesPlugin.of("settings", PropertiesStore.of(settings, kept -> {})),
                jobs);
    }

    @BeforeEach
    void enter() {
        stage.enter();
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
        database.close();
    }

    @Test
    void tableIsReadPageByPageSortedAndItsCellsAreEdited() throws Exception {
        stage.go("Databases");
        Locator grid = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("crew"));
        assertThat(grid.getByText("sailor 50", exactly())).isVisible();
        assertThat(page.getByText("1 to 50 of 120")).isVisible();
        stage.button("Next").click();
        assertThat(grid.getByText("sailor 51", exactly())).isVisible();
        assertThat(page.getByText("51 to 100 of 120")).isVisible();
        grid.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("id"))
                .click();
        grid.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("id"))
                .click();
        assertThat(grid.getByText("sailor 120", exactly())).isVisible();

        grid.getByText("sailor 120", exactly()).dblclick();
        grid.getByLabel("name").fill("Captain O'Hara");
        grid.getByLabel("name").press("Enter");
        assertThat(grid.getByText("Captain O'Hara")).isVisible();
        try (Statement sql = database.createStatement();
                ResultSet found = sql.executeQuery("SELECT \"name\" FROM \"crew\" WHERE \"id\" = 120")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("Captain O'Hara");
        }
        grid.getByText("Captain O'Hara").click();
        stage.examine("databases");
    }

    @Test
    void structureShowsColumnsAndIndexes() throws Exception {
        stage.go("Databases");
        stage.tab("Structure").click();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Columns")))
                .containsText("ship");
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Indexes")))
                .containsText("by_ship");
        stage.examine("databases-structure");
    }

    @Test
    void sqlIsWrittenRunAndRemembered() throws Exception {
        stage.go("Databases");
        stage.tab("SQL").click();
        Locator editor = page.locator(".sql-editor .cm-content");
        stage.write(editor, "SELECT COUNT(*) AS \"sailors\" FROM \"crew\"");
        editor.press("Control+Enter");
        Locator result = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Result"));
        assertThat(result).containsText("sailors");
        assertThat(result).containsText("120");
        stage.write(editor, "SELECT nonsense");
        stage.button("Run").click();
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("NONSENSE");
        page.locator(".history button").last().click();
        stage.button("Run").click();
        assertThat(result).containsText("120");
        stage.button("Favourite").click();
        stage.examine("databases-sql");
        assertThat(page.getByLabel("Favourites")).containsText("SELECT COUNT");
    }

    @Test
    void preferencesAreSearchedChangedAndDeleted() throws Exception {
        stage.go("Preferences");
        stage.button("Edit greeting").click();
        page.getByLabel("greeting", new Page.GetByLabelOptions().setExact(true)).fill("Hello");
        page.keyboard().press("Enter");
        assertThat(stage.button("Edit greeting")).hasText("\"Hello\"");
        assertThat(settings.getProperty("greeting")).isEqualTo("Hello");
        assertThat(stage.details()).containsText("greeting");
        stage.examine("preferences");
        stage.button("Delete sails").click();
        assertThat(stage.button("Delete sails")).isHidden();
        assertThat(settings.containsKey("sails")).isFalse();
    }

    @Test
    void tableThatTheAppDeclaresHasAllItsRowsAndFollowsTheApp() throws Exception {
        stage.go("jobs");
        assertThat(page.getByText("2,500 rows")).isVisible();
        stage.examine("table");
        page.getByRole(AriaRole.SEARCHBOX).fill("id:2499");
        assertThat(stage.row("2499")).containsText("2.5 MB");
        jobs.upsert(FlipperObject.of("id", 2499, "state", "failed", "size", 7));
        assertThat(stage.row("2499")).containsText("failed");
        jobs.remove(2499);
        assertThat(stage.row("2499")).isHidden();
        page.getByRole(AriaRole.SEARCHBOX).fill("");
        stage.button("Filter State").click();
        page.getByLabel("running").uncheck();
        assertThat(page.getByText("of 2,499 rows")).isVisible();
        stage.tab("Messages").click();
        assertThat(stage.row("removeRow")).isVisible();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
