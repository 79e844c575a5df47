package dev.bottlenose.server.devices;

import dev.bottlenose.devices.DeviceCrash;
import dev.bottlenose.devices.DeviceLogEntry;
import dev.bottlenose.server.events.Excerpts;

/** Shortens what devices report, and measures it: apps write it, and it is kept. */
final class DeviceTexts {
    /** Of a log line's message, in characters. */
    private static final int LONGEST_MESSAGE = 16_384;

    /** Of a tag or the name of a process, in characters. */
    private static final int LONGEST_NAME = 200;

    /** Of a crash report, in characters. */
    private static final int LONGEST_CALLSTACK = 65_536;

    private DeviceTexts() {}

    static DeviceLogEntry shorten(DeviceLogEntry entry) {
        return new DeviceLogEntry(
                entry.time(),
                entry.level(),
                entry.pid(),
                entry.tid(),
                entry.app().map(app -> Excerpts.of(app, LONGEST_NAME)),
                Excerpts.of(entry.tag(), LONGEST_NAME),
                Excerpts.of(entry.message(), LONGEST_MESSAGE));
    }

    static DeviceCrash shorten(DeviceCrash crash) {
        return new DeviceCrash(
                Excerpts.line(crash.name()),
                Excerpts.line(crash.reason()),
                crash.callstack().map(text -> Excerpts.of(text, LONGEST_CALLSTACK)),
                crash.time());
    }

    /** In characters. */
    static int size(DeviceLogEntry entry) {
        return entry.app().map(String::length).orElse(0)
                + entry.tag().length()
                + entry.message().length();
    }

    /** In characters. */
    static int size(DeviceCrash crash) {
        return crash.name().length()
                + crash.reason().length()
                + crash.callstack().map(String::length).orElse(0);
    }
}
