package dev.bottlenose.server.api;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.frontends.command.DeviceCommands;
import dev.bottlenose.frontends.description.DeviceHistoryDescription;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.server.devices.DeviceHistory;
import dev.bottlenose.server.devices.DeviceRegistry;
import dev.bottlenose.server.events.Descriptions;
import dev.bottlenose.wire.Fault;
import java.nio.file.Path;
import java.util.Base64;

/** Operations on devices. */
public final class DeviceOperations implements OperationTable.Family {
    private final DeviceRegistry devices;
    private final Bridges bridges;

    public DeviceOperations(DeviceRegistry devices, Bridges bridges) {
        this.devices = devices;
        this.bridges = bridges;
    }

    @Override
    public void addTo(OperationTable table) {
        table.add(
                DeviceCommands.LIST,
                (none, call) -> call.answer(
                        devices.list().stream().map(Descriptions::of).toList()));
        table.add(
                DeviceCommands.FIND,
                (serial, call) -> call.answer(devices.find(serial).map(Descriptions::of)));
        table.add(
                DeviceCommands.HISTORY, (serial, call) -> devices.history(serial, kept -> call.answer(describe(kept))));
        table.add(DeviceCommands.FORGET_LOG, (serial, call) -> {
            devices.clearLog(serial);
            call.answer(Nothing.NOTHING);
        });
        table.add(DeviceCommands.FAULTS, (none, call) -> call.answer(bridges.openFaults()));
        addScreen(table);
        addApps(table);
        addSystem(table);
    }

    private void addScreen(OperationTable table) {
        table.add(
                DeviceCommands.TAKE_SCREENSHOT,
                (serial, call) -> LateAnswer.of(
                        call,
                        controls(serial).screenshot(),
                        png -> Base64.getEncoder().encodeToString(png)));
        table.add(
                DeviceCommands.START_SCREEN_CAPTURE,
                (request, call) ->
                        LateAnswer.done(call, controls(request.serial()).startScreenCapture(Path.of(request.value()))));
        table.add(
                DeviceCommands.STOP_SCREEN_CAPTURE,
                (serial, call) -> LateAnswer.of(call, controls(serial).stopScreenCapture(), Path::toString));
    }

    private void addApps(OperationTable table) {
        table.add(
                DeviceCommands.INSTALL_APP,
                (request, call) ->
                        LateAnswer.done(call, controls(request.serial()).install(Path.of(request.value()))));
        table.add(
                DeviceCommands.OPEN_APP,
                (request, call) ->
                        LateAnswer.done(call, controls(request.serial()).open(request.value())));
        table.add(
                DeviceCommands.LAUNCH_IOS_APP,
                (request, call) ->
                        LateAnswer.done(call, controls(request.serial()).open(request.value())));
        table.add(
                DeviceCommands.NAVIGATE,
                (request, call) ->
                        LateAnswer.done(call, controls(request.serial()).navigate(request.value())));
    }

    private void addSystem(OperationTable table) {
        table.add(
                DeviceCommands.SHELL,
                (request, call) ->
                        LateAnswer.of(call, controls(request.serial()).shell(request.value()), output -> output));
        table.add(
                DeviceCommands.CLEAR_LOG,
                (serial, call) -> LateAnswer.done(call, controls(serial).clearLog()));
        table.add(
                DeviceCommands.FORWARD_PORT,
                (forward, call) -> LateAnswer.of(
                        call,
                        controls(forward.serial()).forwardPort(forward.local(), forward.remote()),
                        nothing -> true));
    }

    private DeviceControls controls(String serial) throws RefusedException {
        return bridges.controls(serial)
                .orElseThrow(() -> new RefusedException(new Fault(
                        "device-not-found", "No device '" + serial + "' is connected.", "bottlenose devices")));
    }

    private static DeviceHistoryDescription describe(DeviceHistory.Snapshot kept) {
        return new DeviceHistoryDescription(
                kept.logs().stream().map(Descriptions::of).toList(),
                kept.crashes().stream().map(Descriptions::of).toList());
    }
}
