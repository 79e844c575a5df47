package dev.bottlenose.protocol.session;

import dev.bottlenose.wire.Methods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Decides which plugins run: the background ones always, the others while at least one front end has them open. Front ends
 * are counted, so that none stops what another still uses.
 */
final class PluginLifecycle {
    private final Map<String, Set<FrontEndId>> openFor = new LinkedHashMap<>();
    private final Set<String> background = new LinkedHashSet<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final BiConsumer<String, String> send;

    /** @param send takes {@code init} or {@code deinit} and the plugin */
    PluginLifecycle(BiConsumer<String, String> send) {
        this.send = send;
    }

    /** Returns whether the front end did not have it open before. */
    boolean open(FrontEndId frontEnd, String plugin) {
        boolean first =
                openFor.computeIfAbsent(plugin, name -> new LinkedHashSet<>()).add(frontEnd);
        reconcile(plugin);
        return first;
    }

    /** Returns whether the front end had it open. */
    boolean release(FrontEndId frontEnd, String plugin) {
        Set<FrontEndId> frontEnds = openFor.getOrDefault(plugin, Set.of());
        if (!frontEnds.contains(frontEnd)) {
            return false;
        }
        frontEnds.remove(frontEnd);
        if (frontEnds.isEmpty()) {
            openFor.remove(plugin);
        }
        reconcile(plugin);
        return true;
    }

    /** Releases all that the front end has open, and returns it. */
    List<String> leave(FrontEndId frontEnd) {
        List<String> released = openFor.entrySet().stream()
                .filter(open -> open.getValue().contains(frontEnd))
                .map(Map.Entry::getKey)
                .toList();
        released.forEach(plugin -> release(frontEnd, plugin));
        return released;
    }

    /** The app listed its plugins. One that is missing cannot be stopped; it starts anew when it is listed again. */
    void listed(List<String> plugins, List<String> backgroundPlugins) {
        background.clear();
        background.addAll(backgroundPlugins);
        // In a list, each look-up would take as long as the list.
        running.retainAll(new HashSet<>(plugins));
        List<String> affected = new ArrayList<>(plugins);
        affected.addAll(backgroundPlugins);
        affected.forEach(this::reconcile);
    }

    private void reconcile(String plugin) {
        boolean wanted = background.contains(plugin)
                || !openFor.getOrDefault(plugin, Set.of()).isEmpty();
        if (wanted && running.add(plugin)) {
            send.accept(Methods.INIT, plugin);
        } else if (!wanted && running.remove(plugin)) {
            send.accept(Methods.DEINIT, plugin);
        }
    }
}
