package dev.bottlenose.sdk.preferences.prefs;

import dev.bottlenose.sdk.preferences.PreferenceStore;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.prefs.BackingStoreException;
import java.util.prefs.PreferenceChangeListener;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * A store for one node of {@link Preferences}, without its children. The desktop sees every change that is made in this
 * process. Safe from any thread.
 */
public final class PreferencesNode implements PreferenceStore {
    private final Preferences node;

    private PreferencesNode(Preferences node) {
        this.node = node;
    }

    /** Creates a store for this node. Changes are saved when the JVM saves those of all nodes, usually within 30 seconds. */
    public static PreferencesNode of(Preferences node) {
        return new PreferencesNode(node);
    }

    @Override
    public Map<String, ?> all() throws BackingStoreException {
        SortedMap<String, Object> all = new TreeMap<>();
        for (String key : node.keys()) {
            @Nullable String value = node.get(key, null);
            if (value != null) {
                all.put(key, value);
            }
        }
        return all;
    }

    @Override
    public void set(String key, Object value) {
        node.put(key, value.toString());
    }

    @Override
    public void remove(String key) {
        node.remove(key);
    }

    @Override
    public Subscription subscribe(Listener listener) {
        PreferenceChangeListener changes = change -> listener.changed(change.getKey(), change.getNewValue());
        node.addPreferenceChangeListener(changes);
        return () -> {
            try {
                node.removePreferenceChangeListener(changes);
            } catch (IllegalStateException e) {
                // The node was removed, and its listeners with it.
            }
        };
    }
}
