package dev.bottlenose.client;

import java.time.Duration;

/** Describes a client before it connects. Not thread-safe. */
public final class ClientBuilder {
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

    /** In UTF-16 units, 128 Mi by default; a larger message ends the connection. */
    public ClientBuilder largestMessage(int units) {
        largestMessage = units;
        return this;
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
