package dev.bottlenose.testing;

import dev.bottlenose.sdk.session.PluginCall;
import dev.bottlenose.sdk.session.PluginExecutor;
import java.util.ArrayDeque;
import java.util.Deque;

/** Calls plugins on the thread that added the call, but never one call within another. */
final class SameThreadPluginExecutor implements PluginExecutor {
    private final Deque<PluginCall> calls = new ArrayDeque<>();
    private boolean calling;

    @Override
    public synchronized void add(PluginCall call) {
        calls.addLast(call);
    }

    @Override
    public synchronized void flush() {
        if (calling) {
            return;
        }
        calling = true;
        while (!calls.isEmpty()) {
            calls.removeFirst().run();
        }
        calling = false;
    }

    @Override
    public void awaitCapacity() {}
}
