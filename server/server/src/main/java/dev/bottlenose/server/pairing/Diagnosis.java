package dev.bottlenose.server.pairing;

import dev.bottlenose.server.events.AppIdentity;
import dev.bottlenose.wire.Fault;
import java.time.Instant;

/**
 * What went wrong with an app, for the developer.
 *
 * @param count how often it happened
 * @param last when it happened last
 */
public record Diagnosis(AppIdentity app, Fault fault, int count, Instant last) {}
