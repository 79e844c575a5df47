package dev.bottlenose.sdk.network;

/** How an exchange ended. */
final class ExchangeEnd {
    private final boolean mock;
    private final ExchangeTimes times;
    private final String note;

    /** @param note for the developer; empty for none */
    ExchangeEnd(boolean mock, ExchangeTimes times, String note) {
        this.mock = mock;
        this.times = times;
        this.note = note;
    }

    /** Whether the response came from the desktop and not from the server. */
    boolean isMock() {
        return mock;
    }

    ExchangeTimes times() {
        return times;
    }

    String note() {
        return note;
    }
}
