package dev.bottlenose.frontends.command;

import dev.bottlenose.frontends.description.JsonForm;

/**
 * A command: its name on the wire, the form of its arguments and the form of its answer.
 *
 * @param <I> what it takes
 * @param <O> what it returns
 */
public record Command<I, O>(String name, Arguments<I> arguments, JsonForm<O> answer) {}
