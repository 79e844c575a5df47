package dev.bottlenose.devices;

import java.time.Instant;
import java.util.Optional;

/**
 * A crash of a program on a device.
 *
 * @param name the exception, signal or program
 * @param reason why, as the device reports it
 * @param callstack the text of the device's report, if it has one
 */
public record DeviceCrash(String name, String reason, Optional<String> callstack, Optional<Instant> time) {}
