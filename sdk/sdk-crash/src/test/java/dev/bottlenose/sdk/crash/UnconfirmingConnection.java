package dev.bottlenose.sdk.crash;

import dev.bottlenose.sdk.json.FlipperArray;
import dev.bottlenose.sdk.json.FlipperObject;
import dev.bottlenose.sdk.plugin.FlipperConnection;
import dev.bottlenose.sdk.plugin.FlipperReceiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Confirms nothing, and records the order of events and waits. */
final class UnconfirmingConnection implements FlipperConnection {
    final List<String> calls = new ArrayList<>();

    @Override
    public void send(String method, FlipperObject params) {
        calls.add(method);
    }

    @Override
    public void send(String method, FlipperArray params) {
        calls.add(method);
    }

    @Override
    public void send(String method, String json) {
        calls.add(method);
    }

    @Override
    public void receive(String method, FlipperReceiver receiver) {}

    @Override
    public void reportError(Throwable error) {
        calls.add("error");
    }

    @Override
    public void reportErrorWithMetadata(String reason, String stackTrace) {
        calls.add("error");
    }

    @Override
    public boolean awaitDelivery(Duration atMost) {
        calls.add("wait " + atMost);
        return false;
    }
}
