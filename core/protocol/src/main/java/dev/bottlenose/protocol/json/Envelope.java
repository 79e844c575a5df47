package dev.bottlenose.protocol.json;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an app's message that routing depends on: the top-level {@code id}, {@code method}, {@code error} and,
 * below {@code params}, the plugin ({@code api}). The rest is checked for well-formedness and skipped. Of members with
 * one name the last counts, as with {@code JSON.parse}. Source: docs/PROTOCOL.md, envelope.
 */
public final class Envelope {
    private final JsonText text;
    private boolean numericId;
    private OptionalLong id = OptionalLong.empty();
    private int idMember;
    private int idStart;
    private int idEnd;
    private int closingBrace;
    private @Nullable String method;
    private @Nullable String api;
    private @Nullable String app;
    private boolean error;
    private boolean empty = true;

    private Envelope(JsonText text) {
        this.text = text;
    }

    /**
     * Reads the envelope of one message of an app.
     *
     * @throws MalformedJsonException if the text is not exactly one JSON object
     */
    public static Envelope peek(JsonText text) throws MalformedJsonException {
        JsonScanner scanner = new JsonScanner(text);
        if (!scanner.atObject()) {
            throw new MalformedJsonException("not a JSON object");
        }
        Envelope envelope = new Envelope(text);
        scanner.enterObject();
        while (scanner.nextMember()) {
            envelope.readMember(scanner);
        }
        envelope.closingBrace = scanner.position() - 1;
        scanner.expectEnd();
        text.recordEscapes(scanner.escapes());
        return envelope;
    }

    /** Whether the app answers a call: any message with a numeric id does, whatever else is in it. */
    public boolean isResponse() {
        return numericId;
    }

    /** The id if it is a whole number; a fraction answers no call of ours. */
    public OptionalLong id() {
        return id;
    }

    public Optional<String> method() {
        return Optional.ofNullable(method);
    }

    /** {@code params.api}: the plugin that an {@code execute} is about. */
    public Optional<String> api() {
        return Optional.ofNullable(api);
    }

    /** A string in {@code app} marks the pre-October-2021 browser dialect. */
    public Optional<String> app() {
        return Optional.ofNullable(app);
    }

    /** Whether there is an {@code error} member. */
    public boolean isError() {
        return error;
    }

    /**
     * The same response with the caller's own id in place of ours, and {@code length} added as the original server does.
     *
     * @param callersId the id as the caller wrote it; empty when the call had none, then the answer has none either
     * @throws IllegalStateException if this is no response
     */
    public JsonText answering(Optional<Json> callersId) {
        if (!numericId) {
            throw new IllegalStateException("message is not a response");
        }
        JsonTextBuilder answer = new JsonTextBuilder(text.size() + 48);
        if (callersId.isPresent()) {
            answer.raw(text, 0, idStart);
            callersId.get().writeTo(answer);
            answer.raw(text, idEnd, closingBrace);
        } else {
            copyWithoutId(answer);
        }
        return answer.raw(",\"length\":" + text.length() + "}").build();
    }

    /** The same message under this id, so that it answers the call of that id. */
    public JsonText withId(long own) {
        JsonTextBuilder message = new JsonTextBuilder(text.size() + 32);
        if (numericId) {
            return message.raw(text, 0, idStart)
                    .raw(Long.toString(own))
                    .raw(text, idEnd, text.size())
                    .build();
        }
        // Of members with one name the last counts.
        String separator = empty ? "" : ",";
        return message.raw(text, 0, closingBrace)
                .raw(separator + "\"id\":" + own + "}")
                .build();
    }

    /** Leaves the member out together with the comma that separates it. */
    private void copyWithoutId(JsonTextBuilder answer) {
        int before = idMember - 1;
        while (Character.isWhitespace(text.bytes()[before])) {
            before--;
        }
        int after = idEnd;
        while (Character.isWhitespace(text.bytes()[after])) {
            after++;
        }
        if (text.bytes()[before] == ',') {
            answer.raw(text, 0, before).raw(text, idEnd, closingBrace);
        } else if (text.bytes()[after] == ',') {
            answer.raw(text, 0, idMember).raw(text, after + 1, closingBrace);
        } else {
            answer.raw("{\"id\":null");
        }
    }

    private void readMember(JsonScanner scanner) throws MalformedJsonException {
        empty = false;
        if (scanner.isNamed("id")) {
            readId(scanner);
        } else if (scanner.isNamed("method")) {
            method = readString(scanner);
        } else if (scanner.isNamed("params")) {
            readParams(scanner);
        } else if (scanner.isNamed("app")) {
            app = readString(scanner);
        } else {
            error |= scanner.isNamed("error");
            scanner.skipValue();
        }
    }

    private void readId(JsonScanner scanner) throws MalformedJsonException {
        idMember = scanner.memberStart();
        numericId = scanner.atNumber();
        id = OptionalLong.empty();
        if (numericId) {
            idStart = scanner.position();
            id = new JsonNumber(scanner.number()).integer();
            idEnd = scanner.position();
        } else {
            scanner.skipValue();
        }
    }

    private void readParams(JsonScanner scanner) throws MalformedJsonException {
        api = null;
        if (!scanner.atObject()) {
            scanner.skipValue();
            return;
        }
        scanner.enterObject();
        while (scanner.nextMember()) {
            if (scanner.isNamed("api") && scanner.atString()) {
                api = scanner.string();
            } else {
                scanner.skipValue();
            }
        }
    }

    private static @Nullable String readString(JsonScanner scanner) throws MalformedJsonException {
        if (scanner.atString()) {
            return scanner.string();
        }
        scanner.skipValue();
        return null;
    }
}
