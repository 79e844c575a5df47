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
    /** Of methods and plugins, in UTF-16 units; a longer one counts as missing, because it would be kept with each message. */
    public static final int LONGEST_NAME = 200;

    /** In bytes; no longer number is an id. */
    private static final int LONGEST_ID = 32;

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
    private @Nullable String type;
    private int payloadStart;
    private int payloadEnd;
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

    /** In the old browser dialect, what the message is. */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /** In the old browser dialect, the wrapped message, if it is an object. */
    public Optional<JsonText> payload() {
        return payloadEnd > payloadStart ? Optional.of(text.part(payloadStart, payloadEnd)) : Optional.empty();
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
        } else if (scanner.isNamed("type")) {
            type = readString(scanner);
        } else if (scanner.isNamed("payload")) {
            boolean object = scanner.atObject();
            payloadStart = scanner.position();
            scanner.skipValue();
            payloadEnd = object ? scanner.position() : payloadStart;
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
            scanner.skipValue();
            idEnd = scanner.position();
            id = idEnd - idStart > LONGEST_ID
                    ? OptionalLong.empty()
                    : new JsonNumber(text.part(idStart, idEnd).toString()).integer();
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
            if (scanner.isNamed("api")) {
                readApi(scanner);
            } else {
                scanner.skipValue();
            }
        }
    }

    /** A value that is not a string leaves an earlier one standing. */
    private void readApi(JsonScanner scanner) throws MalformedJsonException {
        if (scanner.atString()) {
            api = readString(scanner);
        } else {
            scanner.skipValue();
        }
    }

    private static @Nullable String readString(JsonScanner scanner) throws MalformedJsonException {
        return scanner.shortStringOrSkip(LONGEST_NAME).orElse(null);
    }
}
