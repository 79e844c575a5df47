package dev.bottlenose.frontends.command;

import java.util.List;

/**
 * An emulator or simulator to launch.
 *
 * @param id of the emulator or simulator
 * @param coldBoot whether to ignore its saved state
 */
public record DeviceLaunch(String id, boolean coldBoot) {
    static final Arguments<DeviceLaunch> ARGUMENTS = Arguments.of(
            launch -> List.of(launch.id(), launch.coldBoot()),
            arguments -> new DeviceLaunch(arguments.string(0), arguments.flag(1)));
}
