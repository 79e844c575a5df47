package dev.bottlenose.sdk.state;

/** A step in progress. It fails if it is closed before it is completed. The first outcome counts. */
public final class FlipperStep implements AutoCloseable {
    private final FlipperState state;
    private final String name;
    private boolean settled;

    FlipperStep(FlipperState state, String name) {
        this.state = state;
        this.name = name;
    }

    public void complete() {
        settle(FlipperState.Outcome.SUCCESS, "");
    }

    public void fail(String message) {
        settle(FlipperState.Outcome.FAILED, message);
    }

    @Override
    public void close() {
        fail("");
    }

    private void settle(FlipperState.Outcome outcome, String message) {
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
        }
        state.settle(name, outcome, message);
    }
}
