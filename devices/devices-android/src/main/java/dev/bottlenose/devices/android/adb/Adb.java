package dev.bottlenose.devices.android.adb;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The adb server. Safe from any thread; every method blocks, at most for the limit it is given. */
public final class Adb {
    private final AdbEndpoint endpoint;
    private final ScheduledExecutorService timers;

    /** @param timers end what takes too long */
    public Adb(AdbEndpoint endpoint, ScheduledExecutorService timers) {
        this.endpoint = endpoint;
        this.timers = timers;
    }

    public AdbEndpoint endpoint() {
        return endpoint;
    }

    /** Whether it is there and answers; returns the number of its protocol. */
    public int version(Duration limit) throws AdbException {
        try (AdbConnection connection = request("host:version", limit)) {
            return Integer.parseInt(connection.string(), 16);
        } catch (NumberFormatException e) {
            throw new AdbException.Broken("what listens there is no adb server");
        }
    }

    /** The list of devices as it is now. */
    public List<ListedDevice> devices(Duration limit) throws AdbException {
        try (AdbConnection connection = request("host:devices-l", limit)) {
            return ListedDevice.list(connection.string());
        }
    }

    /** Ends the server. */
    public void kill(Duration limit) throws AdbException {
        request("host:kill", limit).close();
    }

    /** Asks for the list of devices, now and whenever it changes. */
    public Tracking track(Duration limit) throws AdbException {
        AdbConnection connection = request("host:track-devices-l", limit);
        connection.unlimited();
        return new Tracking(connection);
    }

    /** One device, whether or not it is there. */
    public AdbDevice device(String serial) {
        return new AdbDevice(this, serial);
    }

    /** A connection on which this service was granted. */
    AdbConnection request(String service, Duration limit) throws AdbException {
        AdbConnection connection = AdbConnection.open(endpoint, limit, timers);
        try {
            return connection.request(service);
        } catch (AdbException e) {
            connection.close();
            throw e;
        }
    }

    /** A conversation in which the server says which devices there are, until one side ends it. */
    public static final class Tracking implements AutoCloseable {
        private final AdbConnection connection;

        private Tracking(AdbConnection connection) {
            this.connection = connection;
        }

        /** Hands over every list as it comes; never returns but by an exception. */
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
