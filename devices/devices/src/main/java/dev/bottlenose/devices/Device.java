package dev.bottlenose.devices;

import java.util.Locale;

/**
 * A phone, an emulator, or this computer, on which apps run.
 *
 * @param serial its identity; empty for this computer
 * @param title its name for people
 */
public record Device(
        String serial, String title, String os, Kind kind, boolean takesScreenshots, boolean capturesScreen) {
    /** Whether it is hardware. */
    public enum Kind {
        PHYSICAL,
        EMULATOR,
        /** No bridge has reported it; an app sent its serial. */
        DUMMY;

        /** Its name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A device that no bridge has reported, but an app claims to run on. */
    public static Device claimed(String serial, String title, String os) {
        return new Device(serial, title, os, Kind.DUMMY, false, false);
    }
}
