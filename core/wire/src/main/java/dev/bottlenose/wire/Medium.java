package dev.bottlenose.wire;

import java.util.Optional;

/** How certificates reach an app. Source: docs/PROTOCOL.md, media. */
public enum Medium {
    /** The server writes files where the app can read them. */
    FS_ACCESS(1),
    /** The app fetches the files from a store both sides know. */
    WWW(2),
    /** No exchange: the plain channel for browsers. */
    NONE(3);

    private final int number;

    Medium(int number) {
        this.number = number;
    }

    /** The number that stands for this medium in a query and in messages. */
    public int number() {
        return number;
    }

    /** Reads a medium's number. */
    public static Optional<Medium> withNumber(String digits) {
        for (Medium medium : values()) {
            if (digits.equals(Integer.toString(medium.number))) {
                return Optional.of(medium);
            }
        }
        return Optional.empty();
    }
}
