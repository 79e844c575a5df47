package dev.bottlenose.client;

import java.time.Duration;

/** Describes a client before it connects. Not thread-safe. */
public final class ClientBuilder {
    /** More than a message of an app takes beside its text, in UTF-16 units. */
    private static final int MESSAGE_HEAD = 8192;

    final ServerLocation location;
    boolean events = true;
    boolean reconnects;
    ConnectionListener listener = new ConnectionListener() {};
    Duration connectTimeout = Duration.ofSeconds(30);
    Duration answerTimeout = Duration.ofSeconds(45);
    int largestMessage = 128 << 20;

    ClientBuilder(ServerLocation location) {
        this.location = location;
    }

    /** For a client that runs commands alone: the server sends it no events and no messages of plugins. */
    public ClientBuilder withoutEvents() {
        events = false;
        return this;
    }

    /**
     * Connects again whenever the connection ends, after a pause of 250 ms that doubles to 10 s, until the client is
     * closed.
     */
    public ClientBuilder reconnecting() {
        reconnects = true;
        return this;
    }

    public ClientBuilder listener(ConnectionListener one) {
        listener = one;
        return this;
    }

    /** 30 seconds by default. */
    public ClientBuilder connectTimeout(Duration duration) {
        connectTimeout = duration;
        return this;
    }

    /** How long a call waits for its answer; 45 seconds by default. */
    public ClientBuilder answerTimeout(Duration duration) {
        answerTimeout = duration;
        return this;
    }

    /**
     * In UTF-16 units, 128 Mi by default; a larger message ends the connection. Of a message of an app that may be larger, a
     * {@link dev.bottlenose.frontends.event.ServerEvent.MessageWithheld} comes in its place.
     */
    public ClientBuilder largestMessage(int units) {
        largestMessage = units;
        return this;
    }

    /** What the server shall send by itself. A message of an app takes at most two units for each of its bytes, and a head. */
    String query() {
        return events ? "messages=opened&largest=" + Math.max(0, largestMessage / 2 - MESSAGE_HEAD) : "events=none";
    }

    /**
     * Connects.
     *
     * @throws ClientException if there is no server, or it does not accept this client
     */
    public BottlenoseClient connect() throws ClientException, InterruptedException {
        BottlenoseClient client = new BottlenoseClient(this);
        client.open();
        return client;
    }
}
