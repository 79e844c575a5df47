package dev.bottlenose.recording.entry;

import dev.bottlenose.protocol.json.JsonText;

/**
 * One entry of a session.
 *
 * @param position in the session, from 0, without holes
 * @param time of arrival, in milliseconds since 1970
 * @param plugin that the entry belongs to; empty for the app itself
 */
public record Entry(long position, long time, EntryKind kind, String plugin, JsonText text) {}
