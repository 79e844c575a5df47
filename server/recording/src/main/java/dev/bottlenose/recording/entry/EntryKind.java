package dev.bottlenose.recording.entry;

import java.util.Optional;
import java.util.stream.Stream;

/** What an entry of a recording is. */
public enum EntryKind {
    /** The app sent a message. */
    MESSAGE(1, "message"),

    /** A front end called the app: {@code {caller, payload}}. */
    CALL(2, "call"),

    /** The app answered a call: {@code {caller, payload}}. */
    ANSWER(3, "answer"),

    /** The app's device logged a line. */
    LOG(4, "log"),

    /** A program on the app's device crashed. */
    CRASH(5, "crash"),

    /** The app connected or disconnected. */
    CONNECTION(6, "connection"),

    /** The server reported a fault of the app. */
    FAULT(7, "fault"),

    /** Entries are missing here because the recorder could not keep up: {@code {missing}}. */
    GAP(8, "gap");

    private final int code;
    private final String wireName;

    EntryKind(int code, String wireName) {
        this.code = code;
        this.wireName = wireName;
    }

    /** The number in stored blocks, which never changes. */
    public int code() {
        return code;
    }

    /** The name in files and in the API. */
    public String wireName() {
        return wireName;
    }

    public static Optional<EntryKind> of(int code) {
        return Stream.of(values()).filter(kind -> kind.code == code).findAny();
    }

    public static Optional<EntryKind> named(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findAny();
    }
}
