package dev.bottlenose.sdk.preferences;

import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperPlugin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows the app's preferences and their changes on the desktop, which can also change and delete values.
 *
 * <pre>{@code
 * client.addPlugin(PreferencesPlugin.of("settings", PreferencesNode.of(Preferences.userNodeForPackage(App.class))));
 * }</pre>
 *
 * <p>As on Android, the desktop cannot add keys, and a value keeps its type. Safe from any thread.
 */
public final class PreferencesPlugin implements FlipperPlugin {
    private final Map<String, PreferenceStore> stores;
    private final Clock clock;
    private final List<PreferenceStore.Subscription> subscriptions = new ArrayList<>();

    PreferencesPlugin(Map<String, ? extends PreferenceStore> stores, Clock clock) {
        this.stores = Collections.unmodifiableMap(new LinkedHashMap<>(stores));
        this.clock = clock;
    }

    /** Creates a plugin for one store. */
    public static PreferencesPlugin of(String name, PreferenceStore store) {
        return of(Collections.singletonMap(name, store));
    }

    /** Creates a plugin for several stores by their names, in this order. */
    public static PreferencesPlugin of(Map<String, ? extends PreferenceStore> stores) {
        return new PreferencesPlugin(stores, Clock.systemUTC());
    }

    @Override
    public String getId() {
        return "Preferences";
    }

    @Override
    public void onConnect(FlipperConnection connection) {
        connection.receive("getAllSharedPreferences", (params, responder) -> responder.success(all()));
        connection.receive(
                "getSharedPreferences",
                (params, responder) -> responder.success(
                        FlipperObject.of(store(params.getString("name")).all())));
        connection.receive("setSharedPreference", (params, responder) -> responder.success(set(params)));
        connection.receive("deleteSharedPreference", (params, responder) -> responder.success(delete(params)));
        stores.forEach((name, store) -> subscriptions.add(
                store.subscribe((key, value) -> connection.send("sharedPreferencesChange", change(name, key, value)))));
    }

    @Override
    public void onDisconnect() {
        subscriptions.forEach(PreferenceStore.Subscription::end);
        subscriptions.clear();
    }

    private FlipperObject all() throws Exception {
        FlipperObject.Builder all = new FlipperObject.Builder();
        for (Map.Entry<String, PreferenceStore> entry : stores.entrySet()) {
            all.put(entry.getKey(), FlipperObject.of(entry.getValue().all()));
        }
        return all.build();
    }

    private FlipperObject set(FlipperObject params) throws Exception {
        PreferenceStore store = store(params.getString("sharedPreferencesName"));
        String key = key(store, params);
        @Nullable Object value = params.get("preferenceValue");
        store.set(key, Typed.like(store.all().get(key), value));
        return FlipperObject.of(store.all());
    }

    private FlipperObject delete(FlipperObject params) throws Exception {
        PreferenceStore store = store(params.getString("sharedPreferencesName"));
        store.remove(key(store, params));
        return FlipperObject.of(store.all());
    }

    private PreferenceStore store(@Nullable String name) {
        @Nullable PreferenceStore store = name == null ? null : stores.get(name);
        if (store == null) {
            throw new IllegalArgumentException("There are no preferences " + name);
        }
        return store;
    }

    private static String key(PreferenceStore store, FlipperObject params) throws Exception {
        @Nullable String key = params.getString("preferenceName");
        if (key == null || !store.all().containsKey(key)) {
            throw new IllegalArgumentException("There is no preference " + key);
        }
        return key;
    }

    private FlipperObject change(String store, String key, @Nullable Object value) {
        return new FlipperObject.Builder()
                .put("preferences", store)
                .put("name", key)
                .put("time", clock.millis())
                .put("deleted", value == null)
                .put("value", value)
                .build();
    }
}
