package dev.bottlenose.sdk.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.preferences.prefs.PreferencesNode;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PreferencesNodeTest {
    private final Preferences node = Preferences.userRoot().node("bottlenose-test-" + UUID.randomUUID());
    private final PreferencesPlugin plugin = PreferencesPlugin.of("settings", PreferencesNode.of(node));

    @AfterEach
    void remove() throws BackingStoreException {
        if (Preferences.userRoot().nodeExists(node.name())) {
            node.removeNode();
        }
    }

    @Test
    void valuesOfTheNodeAreShownAndThoseOfItsChildrenAreNot() {
        node.put("colour", "blue");
        node.putInt("size", 3);
        node.node("child").put("hidden", "yes");

        assertThat(new FakeDesktop(plugin).call("getAllSharedPreferences", FlipperObject.empty()))
                .isEqualTo("{\"settings\":{\"colour\":\"blue\",\"size\":\"3\"}}");
    }

    @Test
    void valueIsSetAndDeleted() {
        node.putInt("size", 3);
        node.put("colour", "blue");
        FakeDesktop desktop = new FakeDesktop(plugin);

        assertThat(desktop.set("settings", "size", 4)).isEqualTo("{\"colour\":\"blue\",\"size\":\"4\"}");
        assertThat(node.getInt("size", 0)).isEqualTo(4);
        assertThat(desktop.delete("settings", "colour")).isEqualTo("{\"size\":\"4\"}");
        assertThat(node.get("colour", "none")).isEqualTo("none");
    }

    @Test
    void changesOfTheAppAreSent() throws Exception {
        FakeDesktop desktop = new FakeDesktop(plugin);
        CompletableFuture<Void> notified = new CompletableFuture<>();
        // Listeners are notified in the order of registration, so the plugin was notified before this one.
        node.addPreferenceChangeListener(change -> {
            if (change.getNewValue() == null) {
                notified.complete(null);
            }
        });

        node.put("colour", "red");
        node.remove("colour");

        notified.get(60, TimeUnit.SECONDS);
        assertThat(desktop.changes()).hasSize(2);
        assertThat(desktop.changes().get(0)).contains("\"deleted\":false,\"value\":\"red\"");
        assertThat(desktop.changes().get(1)).endsWith("\"deleted\":true}");
    }

    @Test
    void nodeThatWasRemovedIsAnError() throws BackingStoreException {
        FakeDesktop desktop = new FakeDesktop(plugin);

        node.removeNode();

        assertThat(desktop.call("getAllSharedPreferences", FlipperObject.empty()))
                .startsWith("error: ");
        desktop.leave();
    }
}
