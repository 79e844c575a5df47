package dev.bottlenose.devices.android;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param command one command on one device that reads or changes a little
 * @param longCommand one command on one device that takes its time, such as installing an app
 * @param retry between two attempts to reach an adb server that is not running
 * @param grace after an adb server has ended, until the bridge starts one itself
 * @param shutdown undoing on close what was changed on devices
 */
record AndroidTimeouts(Duration command, Duration longCommand, Duration retry, Duration grace, Duration shutdown) {
    static final AndroidTimeouts DEFAULT = new AndroidTimeouts(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2));
}
