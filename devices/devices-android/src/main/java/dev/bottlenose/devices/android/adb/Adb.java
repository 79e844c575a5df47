package dev.bottlenose.devices.android.adb;

import dev.bottlenose.threads.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The adb server. Safe from any thread; every method blocks, at most for the limit it is given. */
public final class Adb {
    private final AdbEndpoint endpoint;
    private final Scheduler scheduler;

    /** @param scheduler for time limits */
    public Adb(AdbEndpoint endpoint, Scheduler scheduler) {
        this.endpoint = endpoint;
        this.scheduler = scheduler;
    }

    public AdbEndpoint endpoint() {
        return endpoint;
    }

    /** Returns the version of its protocol. */
    public int version(Duration limit) throws AdbException {
        try (AdbConnection connection = request("host:version", limit)) {
            return Integer.parseInt(connection.string(), 16);
        } catch (NumberFormatException e) {
            throw new AdbException.ConnectionLost("the program that listens there is not an adb server");
        }
    }

    /** The devices that are attached now. */
    public List<ListedDevice> devices(Duration limit) throws AdbException {
        try (AdbConnection connection = request("host:devices-l", limit)) {
            return ListedDevice.list(connection.string());
        }
    }

    /** Ends the server. */
    public void kill(Duration limit) throws AdbException {
        request("host:kill", limit).close();
    }

    /** Subscribes to the list of devices. */
    public Tracking track(Duration limit) throws AdbException {
        AdbConnection connection = request("host:track-devices-l", limit);
        connection.unlimited();
        return new Tracking(connection);
    }

    /** Opens a connection to a service. */
    AdbConnection request(String service, Duration limit) throws AdbException {
        AdbConnection connection = AdbConnection.open(endpoint, limit, scheduler);
        try {
            return connection.request(service);
        } catch (AdbException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection on which the server sends the list of devices whenever it changes. */
    public static final class Tracking implements AutoCloseable {
        private final AdbConnection connection;

        private Tracking(AdbConnection connection) {
            this.connection = connection;
        }

        /** Passes every list on; returns only by an exception. */
        public void run(Consumer<List<ListedDevice>> lists) throws AdbException {
            while (true) {
                lists.accept(ListedDevice.list(connection.string()));
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
