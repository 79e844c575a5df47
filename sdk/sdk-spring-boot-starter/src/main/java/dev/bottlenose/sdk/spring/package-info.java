/**
 * Lets a desktop inspect a Spring Boot app if a property or the profile {@code dev} enables it: client, plugins and
 * integrations, for Spring Boot 3 and 4.
 *
 * <p>Uses only what both versions share. Must not delay or fail the start of an app, whatever its properties are.
 */
@NullMarked
package dev.bottlenose.sdk.spring;

import org.jspecify.annotations.NullMarked;
