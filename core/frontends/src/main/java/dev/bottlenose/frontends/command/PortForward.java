package dev.bottlenose.frontends.command;

import java.util.List;

/**
 * A port of this computer that leads to one of a device.
 *
 * @param serial of the device
 */
public record PortForward(String serial, int local, int remote) {
    static final Arguments<PortForward> ARGUMENTS = Arguments.of(
            forward -> List.of(forward.serial(), forward.local(), forward.remote()),
            arguments -> new PortForward(arguments.string(0), arguments.integer(1), arguments.integer(2)));
}
