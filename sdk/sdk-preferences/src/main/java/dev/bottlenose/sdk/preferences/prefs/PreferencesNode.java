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
 * One node of {@link Preferences} as preference store; its children are stores of their own. The desktop hears of every change
 * made in this process. Safe from any thread.
 */
public final class PreferencesNode implements PreferenceStore {
    private final Preferences node;

    private PreferencesNode(Preferences node) {
        this.node = node;
    }

    /** The store of this node. Changes are kept when the JVM keeps those of all nodes, usually within half a minute. */
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
