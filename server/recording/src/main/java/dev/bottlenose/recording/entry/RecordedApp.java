package dev.bottlenose.recording.entry;

import dev.bottlenose.protocol.json.JsonObject;

/**
 * The app that a session is of.
 *
 * @param clientId as front ends know it
 * @param query how the app introduced itself, as in the API
 */
public record RecordedApp(String clientId, JsonObject query) {}
