package dev.bottlenose.recording.redaction;

import dev.bottlenose.protocol.json.Json;
import dev.bottlenose.protocol.json.JsonText;
import dev.bottlenose.protocol.json.MalformedJsonException;

/**
 * Replaces secrets in messages by {@code [redacted]}: values of the names that the rules cover, in JSON, in JSON inside
 * strings, in lists of headers, in parameters of URLs and forms, and in the bodies of network requests. Safe from any thread.
 *
 * <p>Nearly all messages contain none of the names; these cost one pass over their bytes.
 */
public final class Redaction {
    /** Reading a larger message takes too much memory; one that may contain a secret is then left out. In bytes. */
    static final int LARGEST_READ = 16 << 20;

    private static final String NETWORK = "Network";

    private final NameFinder finder;
    private final JsonRedaction values;
    private final Bodies bodies;

    public Redaction(RedactionRules rules) {
        finder = new NameFinder(rules.names());
        values = new JsonRedaction(rules);
        bodies = new Bodies(finder, values);
    }

    /** Whether there may be a secret in what is between these indexes. */
    public boolean suspects(String plugin, byte[] bytes, int from, int to) {
        return finder.occursIn(bytes, from, to) || hasSuspectBody(plugin, bytes, from, to);
    }

    /** The message without secrets; the same object if there are none. */
    public JsonText apply(String plugin, JsonText message) {
        byte[] bytes = message.bytes();
        boolean inBodies = hasSuspectBody(plugin, bytes, 0, bytes.length);
        if (!inBodies && !finder.occursIn(bytes, 0, bytes.length)) {
            return message;
        }
        if (bytes.length > LARGEST_READ) {
            return leftOut(bytes.length);
        }
        try {
            Json value = values.redact(Json.parse(message));
            return (inBodies ? bodies.redact(value) : value).toText();
        } catch (MalformedJsonException e) {
            return leftOut(bytes.length);
        }
    }

    private boolean hasSuspectBody(String plugin, byte[] bytes, int from, int to) {
        return plugin.equals(NETWORK) && bodies.mayContainSecrets(bytes, from, to);
    }

    private static JsonText leftOut(int size) {
        return Json.object()
                .put("redacted", "A message of " + size + " bytes that may contain a secret.")
                .toText();
    }
}
