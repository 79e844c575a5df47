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

/** All device bridges. Immutable; safe from any thread. */
public final class Bridges implements AutoCloseable {
    private final Map<String, DeviceBridge> byName;

    private Bridges(Map<String, DeviceBridge> byName) {
        this.byName = byName;
    }

    /** Loads the bridges whose factories are on the class path, except the disabled ones. */
    public static Bridges load(Context context, Set<String> disabled) {
        Map<String, DeviceBridge> bridges = new LinkedHashMap<>();
        for (DeviceBridgeFactory factory : ServiceLoader.load(DeviceBridgeFactory.class)) {
            if (!disabled.contains(factory.name())) {
                bridges.putIfAbsent(factory.name(), factory.create(context));
            }
        }
        return new Bridges(bridges);
    }

    /** Starts to report devices. */
    public void start(Consumer<DeviceEvent> events, List<PortMapping> ports) {
        byName.values().forEach(bridge -> bridge.start(events, ports));
    }

    /** The bridge to apps on an operating system. */
    public Optional<DeviceBridge> forSystem(String os) {
        return byName.values().stream()
                .filter(bridge -> bridge.systems().contains(os))
                .findFirst();
    }

    /**
     * The serial of the app's device. It is the one that the app names if no bridge finds another, and for an app that
     * downloaded its certificates from a store: no bridge can find that app's directory.
     */
    public CompletionStage<String> serialOf(ClientQuery app) {
        return forSystem(app.os())
                .filter(bridge -> app.medium() != Medium.WWW)
                .map(bridge -> bridge.serialOf(app))
                .orElseGet(() -> CompletableFuture.completedFuture(app.deviceId()));
    }

    /** The controls of a device. */
    public Optional<DeviceControls> controls(String serial) {
        return byName.values().stream()
                .flatMap(bridge -> bridge.controls(serial).stream())
                .findFirst();
    }

    /** The emulators or simulators of the bridge with this name. */
    public Optional<VirtualDevices> virtualDevices(String name) {
        return Optional.ofNullable(byName.get(name)).flatMap(DeviceBridge::virtualDevices);
    }

    /** The bridge with this name. */
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
