package dev.bottlenose.protocol.session;

/**
 * A question of a front end that is owed an answer.
 *
 * @param number the front end's own number for the question
 */
public record FrontEndCall(FrontEndId frontEnd, long number) {}
