package dev.bottlenose.sdk.preferences;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * {@link Properties} as preferences, those that they have as defaults included.
 *
 * <p>Properties tell nobody of their changes: the desktop hears of those made through this store, by itself or by the app.
 * Safe from any thread.
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
     * Properties that may be changed.
     *
     * @param saving is called after each change; what it throws undoes the change
     */
    public static PropertiesStore of(Properties properties, Saving saving) {
        return new PropertiesStore(properties, saving);
    }

    /** Properties that are only shown. They may hold secrets, as system properties often do. */
    public static PropertiesStore readOnly(Properties properties) {
        return new PropertiesStore(properties, unchanged -> {
            throw new UnsupportedOperationException("These properties can only be read");
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

    /** Removes a property; if it has a default, that shows again. */
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

    /** Keeps properties where the app keeps them. */
    @FunctionalInterface
    public interface Saving {
        void save(Properties properties) throws Exception;
    }
}
