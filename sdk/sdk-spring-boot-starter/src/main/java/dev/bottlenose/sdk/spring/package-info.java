/**
 * Makes a Spring Boot app a client of Flipper's desktop when a property or the profile {@code dev} says so: client, plugins and
 * their taps, for Spring Boot 3 and 4 alike.
 *
 * <p>Uses only what both have under one name. Must not delay or fail the start of an app, whatever its properties say.
 */
@NullMarked
package dev.bottlenose.sdk.spring;

import org.jspecify.annotations.NullMarked;
