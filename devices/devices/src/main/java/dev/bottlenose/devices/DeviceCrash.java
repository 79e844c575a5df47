package dev.bottlenose.devices;

import java.time.Instant;
import java.util.Optional;

/**
 * A program on a device has crashed.
 *
 * @param name what crashed, in a word or two
 * @param reason why, as the device says
 * @param callstack the text the device wrote, where it did
 */
public record DeviceCrash(String name, String reason, Optional<String> callstack, Optional<Instant> time) {}
