/**
 * The integration with the HTTP clients that Spring Boot builds, and with those that are beans. Depends on the network
 * plugin only.
 */
@NullMarked
package dev.bottlenose.sdk.spring.client;

import org.jspecify.annotations.NullMarked;
