package dev.bottlenose.sdk.preferences;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A store of {@link Properties}, including their defaults.
 *
 * <p>{@link Properties} do not report changes, so the desktop sees only those that are made through this store, by
 * itself or by the app. Safe from any thread.
 */
public final class PropertiesStore implements PreferenceStore {
    private final Properties properties;
    private final Saving saving;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private PropertiesStore(Properties properties, Saving saving) {
        this.properties = properties;
        this.saving = saving;
    }

    /**
     * Creates a store whose properties can be changed.
     *
     * @param saving called after each change; if it throws, the change is undone
     */
    public static PropertiesStore of(Properties properties, Saving saving) {
        return new PropertiesStore(properties, saving);
    }

    /** Creates a read-only store. Note that properties may contain secrets, as system properties often do. */
    public static PropertiesStore readOnly(Properties properties) {
        return new PropertiesStore(properties, unchanged -> {
            throw new UnsupportedOperationException("These properties are read-only");
        });
    }

    @Override
    public Map<String, ?> all() {
        SortedMap<String, Object> all = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            @Nullable String value = properties.getProperty(key);
            if (value != null) {
                all.put(key, value);
            }
        }
        return all;
    }

    @Override
    public synchronized void set(String key, Object value) throws Exception {
        change(key, value.toString());
    }

    /** Removes a property. If it has a default, that becomes its value. */
    @Override
    public synchronized void remove(String key) throws Exception {
        change(key, null);
    }

    @Override
    public Subscription subscribe(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void change(String key, @Nullable String value) throws Exception {
        @Nullable Object old = properties.get(key);
        put(key, value);
        try {
            saving.save(properties);
        } catch (Exception e) {
            put(key, old);
            throw e;
        }
        @Nullable String now = properties.getProperty(key);
        listeners.forEach(listener -> listener.changed(key, now));
    }

    private void put(String key, @Nullable Object value) {
        if (value == null) {
            properties.remove(key);
        } else {
            properties.put(key, value);
        }
    }

    /** Saves properties. */
    @FunctionalInterface
    public interface Saving {
        void save(Properties properties) throws Exception;
    }
}
