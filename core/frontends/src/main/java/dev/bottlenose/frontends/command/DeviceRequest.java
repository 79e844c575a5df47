package dev.bottlenose.frontends.command;

import java.util.List;

/**
 * A device and the one thing that a command about it takes, such as a path or a location.
 *
 * @param serial of the device
 */
public record DeviceRequest(String serial, String value) {
    static final Arguments<DeviceRequest> ARGUMENTS = Arguments.of(
            request -> List.of(request.serial(), request.value()),
            arguments -> new DeviceRequest(arguments.string(0), arguments.string(1)));
}
