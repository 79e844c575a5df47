package dev.bottlenose.server.api;

import dev.bottlenose.frontends.command.ArgumentException;

/**
 * What the server does for a command. Must not block.
 *
 * @param <I> what the command takes
 * @param <O> what it returns
 */
interface Operation<I, O> {
    /**
     * Runs the command; the call is answered now or later.
     *
     * @throws ArgumentException if the arguments are of the right types, but not in their range
     * @throws RefusedException if the server does not do it
     */
    void run(I input, CommandCall<O> call) throws ArgumentException, RefusedException;
}
