/** Taps the HTTP clients that Spring Boot builds and those that are beans. Knows the Network plugin and nothing above it. */
@NullMarked
package dev.bottlenose.sdk.spring.client;

import org.jspecify.annotations.NullMarked;
