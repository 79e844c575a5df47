package dev.bottlenose.server.bridges;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.DeviceBridgeFactory.Context;
import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.PortMapping;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.Fault;
import dev.bottlenose.wire.Medium;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** All bridges to devices. Unchanging once built; safe from any thread. */
public final class Bridges implements AutoCloseable {
    private final Map<String, DeviceBridge> byName;

    private Bridges(Map<String, DeviceBridge> byName) {
        this.byName = byName;
    }

    /** Those whose factories are on the class path, except the ones switched off. */
    public static Bridges load(Context context, Set<String> switchedOff) {
        Map<String, DeviceBridge> bridges = new LinkedHashMap<>();
        for (DeviceBridgeFactory factory : ServiceLoader.load(DeviceBridgeFactory.class)) {
            if (!switchedOff.contains(factory.name())) {
                bridges.putIfAbsent(factory.name(), factory.create(context));
            }
        }
        return new Bridges(bridges);
    }

    /** The bridges begin to tell which devices there are. */
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        byName.values().forEach(bridge -> bridge.start(events, ports));
    }

    /** The bridge to apps on such a system. */
    public Optional<DeviceBridge> forSystem(String os) {
        return byName.values().stream()
                .filter(bridge -> bridge.systems().contains(os))
                .findFirst();
    }

    /**
     * The serial of the device an app really runs on; as the app says where no bridge knows better, or could: who fetched its
     * certificates from a store has no directory that a bridge would find.
     */
    public CompletionStage<String> serialOf(ClientQuery app) {
        return forSystem(app.os())
                .filter(bridge -> app.medium() != Medium.WWW)
                .map(bridge -> bridge.serialOf(app))
                .orElseGet(() -> CompletableFuture.completedFuture(app.deviceId()));
    }

    /** What can be done with this device. */
    public Optional<DeviceControls> controls(String serial) {
        return byName.values().stream()
                .flatMap(bridge -> bridge.controls(serial).stream())
                .findFirst();
    }

    /** The emulators or simulators of the bridge of this name. */
    public Optional<VirtualDevices> virtualDevices(String name) {
        return Optional.ofNullable(byName.get(name)).flatMap(DeviceBridge::virtualDevices);
    }

    /** The bridge of this name. */
    public Optional<DeviceBridge> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What keeps bridges and attached devices from being used right now. */
    public List<Fault> openFaults() {
        return byName.values().stream()
                .flatMap(bridge -> bridge.openFaults().stream())
                .toList();
    }

    @Override
    public void close() {
        byName.values().forEach(DeviceBridge::close);
    }
}
