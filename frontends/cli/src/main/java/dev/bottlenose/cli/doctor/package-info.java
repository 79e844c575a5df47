/**
 * What {@code doctor} checks on this computer, with and without a server: ports and their holders, the home, adb, Java, the
 * clock and proxy variables. Changes nothing.
 */
@NullMarked
package dev.bottlenose.cli.doctor;

import org.jspecify.annotations.NullMarked;
