package dev.bottlenose.frontends.description;

/** The argument of a command that takes none, and the answer of a command that returns none. */
public enum Nothing {
    NOTHING
}
