package dev.bottlenose.check.codes;

/**
 * A fault as the sources create it, in Markdown.
 *
 * @param sentence with the names of its variable parts in italics
 * @param next the same
 */
record FaultText(String code, String sentence, String next) {}
