package dev.bottlenose.sdk.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PreferencesPluginTest {
    private final Properties properties = new Properties(defaults());
    private final Properties saved = new Properties();
    private final PreferenceStore config = PropertiesStore.of(properties, saved::putAll);
    private final Map<String, PreferenceStore> stores = new TreeMap<>();

    PreferencesPluginTest() {
        properties.setProperty("colour", "blue");
        properties.setProperty("size", "3");
        stores.put("config", config);
        stores.put("system", PropertiesStore.readOnly(properties));
    }

    private static Properties defaults() {
        Properties defaults = new Properties();
        defaults.setProperty("size", "1");
        return defaults;
    }

    private FakeDesktop desktop() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);
        return new FakeDesktop(new PreferencesPlugin(stores, clock));
    }

    @Test
    void allStoresAreShownByTheirNames() {
        assertThat(desktop().call("getAllSharedPreferences", FlipperObject.empty()))
                .isEqualTo("{\"config\":{\"colour\":\"blue\",\"size\":\"3\"},"
                        + "\"system\":{\"colour\":\"blue\",\"size\":\"3\"}}");
    }

    @Test
    void oneStoreIsShownByItsName() {
        assertThat(desktop().call("getSharedPreferences", FlipperObject.of("name", "config")))
                .isEqualTo("{\"colour\":\"blue\",\"size\":\"3\"}");
    }

    @Test
    void valueThatIsSetIsSavedAndAnsweredWithAllOfItsStore() {
        assertThat(desktop().set("config", "colour", "red")).isEqualTo("{\"colour\":\"red\",\"size\":\"3\"}");
        assertThat(saved).containsEntry("colour", "red");
    }

    @Test
    void deletedValueIsRemoved() {
        assertThat(desktop().delete("config", "colour")).isEqualTo("{\"size\":\"3\"}");
        assertThat(properties).doesNotContainKey("colour");
    }

    @Test
    void changesAreSent() {
        FakeDesktop desktop = desktop();

        desktop.set("config", "colour", "red");
        desktop.delete("config", "colour");

        assertThat(desktop.changes())
                .containsExactly(
                        "{\"preferences\":\"config\",\"name\":\"colour\",\"time\":1700000000000,"
                                + "\"deleted\":false,\"value\":\"red\"}",
                        "{\"preferences\":\"config\",\"name\":\"colour\",\"time\":1700000000000,\"deleted\":true}");
    }

    @Test
    void changesOfTheAppAreSent() throws Exception {
        FakeDesktop desktop = desktop();

        config.set("size", "9");

        assertThat(desktop.changes()).singleElement().asString().contains("\"name\":\"size\"", "\"value\":\"9\"");
    }

    @Test
    void changesAreNotSentWithoutADesktop() throws Exception {
        FakeDesktop desktop = desktop();
        desktop.set("config", "colour", "red");
        desktop.leave();

        config.set("colour", "grey");

        assertThat(desktop.changes()).hasSize(1);
    }

    @Test
    void propertyWithADefaultShowsThatWhenDeleted() {
        FakeDesktop desktop = desktop();

        assertThat(desktop.delete("config", "size")).isEqualTo("{\"colour\":\"blue\",\"size\":\"1\"}");
        assertThat(desktop.changes()).singleElement().asString().contains("\"deleted\":false,\"value\":\"1\"");
    }

    @Test
    void whatIsNotThereCannotBeSetOrDeleted() {
        FakeDesktop desktop = desktop();

        assertThat(desktop.set("config", "shape", "round")).isEqualTo("error: There is no preference shape");
        assertThat(desktop.delete("config", "shape")).isEqualTo("error: There is no preference shape");
        assertThat(desktop.set("nowhere", "colour", "red")).isEqualTo("error: There are no preferences nowhere");
        assertThat(desktop.call("getSharedPreferences", FlipperObject.empty()))
                .isEqualTo("error: There are no preferences null");
        assertThat(properties).doesNotContainKey("shape");
    }

    @Test
    void propertiesThatCanOnlyBeReadStayAsTheyAre() {
        assertThat(desktop().set("system", "colour", "red")).isEqualTo("error: These properties are read-only");
        assertThat(desktop().delete("system", "colour")).isEqualTo("error: These properties are read-only");
        assertThat(properties).containsEntry("colour", "blue");
    }

    @Test
    void changeThatCannotBeSavedIsUndone() {
        stores.put("config", PropertiesStore.of(properties, unsaved -> {
            throw new IOException("disk is full");
        }));
        FakeDesktop desktop = desktop();

        assertThat(desktop.set("config", "colour", "red")).isEqualTo("error: disk is full");
        assertThat(properties).containsEntry("colour", "blue");
        assertThat(desktop.changes()).isEmpty();
    }
}
