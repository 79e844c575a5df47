package dev.bottlenose.devices.android;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param command one command on one device that asks or changes a little
 * @param work one command on one device that may take its time, such as installing an app
 * @param retry between two looks for an adb server that is not there
 * @param grace how long nobody must have listened before a server that was there is started again
 * @param farewell taking back at the end what was changed on devices
 */
record Limits(Duration command, Duration work, Duration retry, Duration grace, Duration farewell) {
    static final Limits DEFAULT = new Limits(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2));
}
