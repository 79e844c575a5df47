package dev.bottlenose.sdk.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** Runs calls when the test does. */
final class ManualPluginExecutor implements PluginExecutor {
    final Deque<PluginCall> calls = new ArrayDeque<>();

    @Override
    public void add(PluginCall call) {
        calls.addLast(call);
    }

    @Override
    public void flush() {}

    @Override
    public void awaitCapacity() {}

    void runAll() {
        while (!calls.isEmpty()) {
            calls.removeFirst().run();
        }
    }
}
