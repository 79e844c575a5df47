package dev.bottlenose.protocol.json;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What routing needs to know of a front end's request to an app: the {@code id}, the {@code method} and, below {@code params},
 * the {@code plugin}. The rest is checked for well-formedness and stays text. Of members with one name the last counts.
 * Immutable. Source: docs/PROTOCOL.md, envelope.
 */
public final class RequestEnvelope {
    /** In bytes; ids are numbers, and a front end can use any other short value. */
    private static final int LONGEST_ID = 1024;

    private final JsonText text;

    /** All members but the id, each after a comma. */
    private final JsonTextBuilder rest;

    private Optional<Json> id = Optional.empty();
    private String method = "";
    private Optional<String> plugin = Optional.empty();
    private final JsonText body;

    private RequestEnvelope(JsonText text) throws MalformedJsonException {
        this.text = text;
        this.rest = new JsonTextBuilder(text.size());
        JsonScanner scanner = new JsonScanner(text);
        if (!scanner.atObject()) {
            throw new MalformedJsonException("not a JSON object");
        }
        scanner.enterObject();
        while (scanner.nextMember()) {
            readMember(scanner);
        }
        scanner.expectEnd();
        this.body = rest.build();
    }

    /**
     * Reads a request.
     *
     * @throws MalformedJsonException if the text is not exactly one JSON object, or its id is longer than 1 KiB
     */
    public static RequestEnvelope read(JsonText text) throws MalformedJsonException {
        return new RequestEnvelope(text);
    }

    /** The caller's own id. */
    public Optional<Json> id() {
        return id;
    }

    /** Empty if there is none, or one longer than 200 characters. */
    public String method() {
        return method;
    }

    /** {@code params.plugin}: the plugin that an {@code init} is about. */
    public Optional<String> plugin() {
        return plugin;
    }

    /** The same request under this id in place of the caller's; without an id if there is none. */
    public JsonText withId(OptionalLong own) {
        JsonTextBuilder request = new JsonTextBuilder(body.size() + 32);
        if (own.isPresent()) {
            request.raw("{\"id\":" + own.getAsLong()).raw(body);
        } else {
            request.raw("{").raw(body, Math.min(1, body.size()), body.size());
        }
        return request.raw("}").build();
    }

    private void readMember(JsonScanner scanner) throws MalformedJsonException {
        int start = scanner.memberStart();
        if (scanner.isNamed("id")) {
            id = Optional.of(readId(scanner));
            return;
        }
        if (scanner.isNamed("method")) {
            method = scanner.shortStringOrSkip(Envelope.LONGEST_NAME).orElse("");
        } else if (scanner.isNamed("params")) {
            readParams(scanner);
        } else {
            scanner.skipValue();
        }
        rest.raw(",").raw(text, start, scanner.position());
    }

    private Json readId(JsonScanner scanner) throws MalformedJsonException {
        byte unused = scanner.peek();
        int start = scanner.position();
        scanner.skipValue();
        if (scanner.position() - start > LONGEST_ID) {
            throw new MalformedJsonException("a request with an id of more than " + LONGEST_ID + " bytes");
        }
        return Json.parse(text.part(start, scanner.position()));
    }

    private void readParams(JsonScanner scanner) throws MalformedJsonException {
        plugin = Optional.empty();
        if (!scanner.atObject()) {
            scanner.skipValue();
            return;
        }
        scanner.enterObject();
        while (scanner.nextMember()) {
            if (scanner.isNamed("plugin")) {
                plugin = scanner.shortStringOrSkip(Envelope.LONGEST_NAME);
            } else {
                scanner.skipValue();
            }
        }
    }
}
