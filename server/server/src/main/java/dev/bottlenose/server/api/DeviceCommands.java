package dev.bottlenose.server.api;

import dev.bottlenose.devices.DeviceControls;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.VirtualDevices;
import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonObject;
import dev.bottlenose.server.bridges.Bridges;
import dev.bottlenose.wire.Fault;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What front ends do with devices, emulators and simulators. */
final class DeviceCommands implements Command.Family {
    private static final String ANDROID = "android";
    private static final String IOS = "ios";

    private final Bridges bridges;

    DeviceCommands(Bridges bridges) {
        this.bridges = bridges;
    }

    @Override
    public void addTo(Commands commands) {
        commands.add(
                "device-take-screenshot",
                call -> answer(
                        call,
                        controls(call).screenshot(),
                        png -> Json.of(Base64.getEncoder().encodeToString(png))));
        commands.add(
                "device-start-screencapture",
                call -> done(call, controls(call).startScreenCapture(Path.of(call.string(1)))));
        commands.add(
                "device-stop-screencapture",
                call -> answer(call, controls(call).stopScreenCapture(), path -> Json.of(path.toString())));
        commands.add("device-shell-exec", call -> answer(call, controls(call).shell(call.string(1)), Json::of));
        commands.add("device-install-app", call -> done(call, controls(call).install(Path.of(call.string(1)))));
        commands.add("device-open-app", call -> done(call, controls(call).open(call.string(1))));
        commands.add("device-navigate", call -> done(call, controls(call).navigate(call.string(1))));
        commands.add("device-clear-logs", call -> done(call, controls(call).clearLog()));
        commands.add(
                "device-forward-port",
                call -> answer(
                        call, controls(call).forwardPort(call.integer(1), call.integer(2)), nothing -> Json.of(true)));
        commands.add(
                "android-get-emulators",
                call -> virtual(call, ANDROID)
                        .ifPresent(all -> answer(
                                call,
                                all.list(),
                                list -> Json.array(list.stream()
                                        .map(one -> Json.of(one.id()))
                                        .toList()))));
        commands.add("android-launch-emulator", call -> launch(call, ANDROID));
        commands.add("android-adb-kill", call -> endHelper(call, ANDROID));
        commands.add("ios-idb-kill", call -> endHelper(call, IOS));
        commands.add("ios-get-simulators", this::simulators);
        commands.add("ios-launch-simulator", call -> launch(call, IOS));
        commands.add("ios-launch-app", call -> done(call, controls(call).open(call.string(1))));
        commands.add(
                "bottlenose-device-troubles",
                call -> call.answer(Json.array(
                        bridges.openFaults().stream().map(Descriptions::of).toList())));
    }

    private void simulators(CommandCall call) {
        boolean bootedOnly = call.flag(0);
        virtual(call, IOS)
                .ifPresent(all -> answer(
                        call,
                        all.list(),
                        list -> Json.array(list.stream()
                                .filter(one -> one.running() || !bootedOnly)
                                .map(DeviceCommands::target)
                                .toList())));
    }

    private static JsonObject target(VirtualDevices.VirtualDevice simulator) {
        return Json.object()
                .put("udid", simulator.id())
                .put("name", simulator.title())
                .put("type", "emulator")
                .put("state", simulator.running() ? "booted" : "shutdown")
                .put("osVersion", simulator.osVersion())
                .build();
    }

    private void launch(CommandCall call, String bridge) throws CommandCall.ArgumentException {
        String id = call.string(0);
        virtual(call, bridge).ifPresent(all -> done(call, all.launch(id, call.flag(1))));
    }

    private DeviceControls controls(CommandCall call) throws CommandCall.ArgumentException {
        String serial = call.string(0);
        return bridges.controls(serial)
                .orElseThrow(() -> new CommandCall.ArgumentException(
                        "No device '" + serial + "' is connected." + " (device-not-found) try: bottlenose devices"));
    }

    private Optional<VirtualDevices> virtual(CommandCall call, String bridge) {
        Optional<VirtualDevices> all = bridges.virtualDevices(bridge);
        if (all.isEmpty()) {
            call.fail(withoutBridge(bridge));
        }
        return all;
    }

    private void endHelper(CommandCall call, String bridge) {
        bridges.named(bridge)
                .ifPresentOrElse(found -> done(call, found.endHelper()), () -> call.fail(withoutBridge(bridge)));
    }

    private static String withoutBridge(String bridge) {
        return new Fault(
                        "bridge-missing",
                        "The server runs without its '" + bridge + "' bridge.",
                        "start it without --no-" + bridge)
                .toString();
    }

    private static void done(CommandCall call, CompletionStage<Void> deed) {
        deed.whenComplete((nothing, failure) -> {
            if (failure == null) {
                call.answer();
            } else {
                call.fail(words(failure));
            }
        });
    }

    private static <T> void answer(CommandCall call, CompletionStage<T> deed, Function<T, Json> form) {
        deed.thenApply(form).whenComplete((json, failure) -> {
            if (failure == null) {
                call.answer(json);
            } else {
                call.fail(words(failure));
            }
        });
    }

    private static String words(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof DeviceException known ? known.fault().toString() : cause.toString();
    }
}
