package dev.bottlenose.devices;

import java.util.Locale;

/**
 * A phone, an emulator, or the host itself, on which apps run.
 *
 * @param serial its identity; empty for the host itself
 * @param title its name for people
 */
public record Device(
        String serial, String title, String os, Kind kind, boolean takesScreenshots, boolean capturesScreen) {
    /** How real it is. */
    public enum Kind {
        PHYSICAL,
        EMULATOR,
        /** Nobody saw it: an app said it runs there. */
        DUMMY;

        /** The word front ends use. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The device that an app claims to run on, where no bridge has seen it. */
    public static Device claimed(String serial, String title, String os) {
        return new Device(serial, title, os, Kind.DUMMY, false, false);
    }
}
