package dev.bottlenose.server.api;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.description.SimulatorDescription;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.wire.Fault;

/** Operations on emulators and simulators, and on the programs that lead to devices. */
public final class VirtualDeviceOperations implements OperationTable.Family {
    private static final String ANDROID = "android";
    private static final String IOS = "ios";

    private final Bridges bridges;

    public VirtualDeviceOperations(Bridges bridges) {
        this.bridges = bridges;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(
                DeviceCommands.ANDROID_EMULATORS,
                (none, call) -> LateAnswer.of(
                        call,
                        virtual(ANDROID).list(),
                        list -> list.stream()
                                .map(VirtualDevices.VirtualDevice::id)
                                .toList()));
        table.add(
                DeviceCommands.LAUNCH_ANDROID_EMULATOR,
                (launch, call) -> LateAnswer.done(call, virtual(ANDROID).launch(launch.id(), launch.coldBoot())));
        table.add(
                DeviceCommands.KILL_ADB,
                (none, call) -> LateAnswer.done(call, bridge(ANDROID).endHelper()));
        table.add(
                DeviceCommands.KILL_IDB,
                (none, call) -> LateAnswer.done(call, bridge(IOS).endHelper()));
        table.add(
                DeviceCommands.IOS_SIMULATORS,
                (runningOnly, call) -> LateAnswer.of(
                        call,
                        virtual(IOS).list(),
                        list -> list.stream()
                                .filter(one -> one.running() || !runningOnly)
                                .map(VirtualDeviceOperations::describe)
                                .toList()));
        table.add(
                DeviceCommands.LAUNCH_IOS_SIMULATOR,
                (launch, call) -> LateAnswer.done(call, virtual(IOS).launch(launch.id(), launch.coldBoot())));
    }

    private VirtualDevices virtual(String bridge) throws RefusedException {
        return bridges.virtualDevices(bridge).orElseThrow(() -> withoutBridge(bridge));
    }

    private DeviceBridge bridge(String name) throws RefusedException {
        return bridges.named(name).orElseThrow(() -> withoutBridge(name));
    }

    private static RefusedException withoutBridge(String bridge) {
        return new RefusedException(new Fault(
                "bridge-missing",
                "The server runs without its '" + bridge + "' bridge.",
                "start the server without --no-" + bridge));
    }

    private static SimulatorDescription describe(VirtualDevices.VirtualDevice simulator) {
        return new SimulatorDescription(
                simulator.id(),
                simulator.title(),
                "emulator",
                simulator.running() ? "booted" : "shutdown",
                simulator.osVersion());
    }
}
