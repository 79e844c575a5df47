package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.DeviceDescription;
import dev.bottlenose.frontends.description.DeviceHistoryDescription;
import dev.bottlenose.frontends.description.FaultForm;
import dev.bottlenose.frontends.description.JsonForms;
import dev.bottlenose.frontends.description.Nothing;
import dev.bottlenose.frontends.description.SimulatorDescription;
import dev.bottlenose.wire.Fault;
import java.util.List;
import java.util.Optional;

/** Commands about devices, emulators and simulators. A device is given by its serial. */
public final class DeviceCommands {
    public static final Command<Nothing, List<DeviceDescription>> LIST =
            new Command<>("device-list", Arguments.NONE, JsonForms.list(DeviceDescription.FORM));

    public static final Command<String, Optional<DeviceDescription>> FIND =
            new Command<>("device-find", Arguments.STRING, JsonForms.optional(DeviceDescription.FORM));

    /** A PNG in base64. */
    public static final Command<String, String> TAKE_SCREENSHOT =
            new Command<>("device-take-screenshot", Arguments.STRING, JsonForms.STRING);

    /** Takes the file to record into. */
    public static final Command<DeviceRequest, Nothing> START_SCREEN_CAPTURE =
            new Command<>("device-start-screencapture", DeviceRequest.ARGUMENTS, JsonForms.NOTHING);

    /** Returns the file. */
    public static final Command<String, String> STOP_SCREEN_CAPTURE =
            new Command<>("device-stop-screencapture", Arguments.STRING, JsonForms.STRING);

    /** Takes a command of the device's shell, and returns what it prints. */
    public static final Command<DeviceRequest, String> SHELL =
            new Command<>("device-shell-exec", DeviceRequest.ARGUMENTS, JsonForms.STRING);

    /** Takes the file of the app. */
    public static final Command<DeviceRequest, Nothing> INSTALL_APP =
            new Command<>("device-install-app", DeviceRequest.ARGUMENTS, JsonForms.NOTHING);

    /** Takes the id of the app. */
    public static final Command<DeviceRequest, Nothing> OPEN_APP =
            new Command<>("device-open-app", DeviceRequest.ARGUMENTS, JsonForms.NOTHING);

    /** Takes a location, such as a deep link. */
    public static final Command<DeviceRequest, Nothing> NAVIGATE =
            new Command<>("device-navigate", DeviceRequest.ARGUMENTS, JsonForms.NOTHING);

    public static final Command<String, Nothing> CLEAR_LOG =
            new Command<>("device-clear-logs", Arguments.STRING, JsonForms.NOTHING);

    public static final Command<PortForward, Boolean> FORWARD_PORT =
            new Command<>("device-forward-port", PortForward.ARGUMENTS, JsonForms.BOOLEAN);

    public static final Command<Nothing, List<String>> ANDROID_EMULATORS =
            new Command<>("android-get-emulators", Arguments.NONE, JsonForms.list(JsonForms.STRING));

    public static final Command<DeviceLaunch, Nothing> LAUNCH_ANDROID_EMULATOR =
            new Command<>("android-launch-emulator", DeviceLaunch.ARGUMENTS, JsonForms.NOTHING);

    public static final Command<Nothing, Nothing> KILL_ADB =
            new Command<>("android-adb-kill", Arguments.NONE, JsonForms.NOTHING);

    public static final Command<Nothing, Nothing> KILL_IDB =
            new Command<>("ios-idb-kill", Arguments.NONE, JsonForms.NOTHING);

    /** Takes whether only running ones are wanted. */
    public static final Command<Boolean, List<SimulatorDescription>> IOS_SIMULATORS =
            new Command<>("ios-get-simulators", Arguments.FLAG, JsonForms.list(SimulatorDescription.FORM));

    public static final Command<DeviceLaunch, Nothing> LAUNCH_IOS_SIMULATOR =
            new Command<>("ios-launch-simulator", DeviceLaunch.ARGUMENTS, JsonForms.NOTHING);

    /** Takes the bundle id of the app. */
    public static final Command<DeviceRequest, Nothing> LAUNCH_IOS_APP =
            new Command<>("ios-launch-app", DeviceRequest.ARGUMENTS, JsonForms.NOTHING);

    /** The open faults of devices. */
    public static final Command<Nothing, List<Fault>> FAULTS =
            new Command<>("bottlenose-device-troubles", Arguments.NONE, JsonForms.list(FaultForm.FORM));

    /** What the server keeps of a device's log. */
    public static final Command<String, DeviceHistoryDescription> HISTORY =
            new Command<>("bottlenose-device-history", Arguments.STRING, DeviceHistoryDescription.FORM);

    /** Forgets what the server keeps of a device's log. */
    public static final Command<String, Nothing> FORGET_LOG =
            new Command<>("bottlenose-forget-device-log", Arguments.STRING, JsonForms.NOTHING);

    static final List<Command<?, ?>> ALL = List.of(
            LIST,
            FIND,
            TAKE_SCREENSHOT,
            START_SCREEN_CAPTURE,
            STOP_SCREEN_CAPTURE,
            SHELL,
            INSTALL_APP,
            OPEN_APP,
            NAVIGATE,
            CLEAR_LOG,
            FORWARD_PORT,
            ANDROID_EMULATORS,
            LAUNCH_ANDROID_EMULATOR,
            KILL_ADB,
            KILL_IDB,
            IOS_SIMULATORS,
            LAUNCH_IOS_SIMULATOR,
            LAUNCH_IOS_APP,
            FAULTS,
            HISTORY,
            FORGET_LOG);

    private DeviceCommands() {}
}
