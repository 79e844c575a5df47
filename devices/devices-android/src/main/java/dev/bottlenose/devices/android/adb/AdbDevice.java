package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A device behind the adb server. Safe from any thread; every method blocks, at most for the limit it is given, and fails with
 * an {@link AdbException}.
 */
public final class AdbDevice {
    private static final String SHELL_V2 = "shell_v2";

    /** A screenshot of a large screen is a tenth of it; output beyond it is cut off. */
    private static final int MOST_OUTPUT = 64 << 20;

    private final Adb adb;
    private final String serial;
    private volatile Optional<Set<String>> features = Optional.empty();

    /** @param serial of a device, attached or not */
    public AdbDevice(Adb adb, String serial) {
        this.adb = adb;
        this.serial = serial;
    }

    public String serial() {
        return serial;
    }

    /** The features that both it and the adb server have; requested once. */
    public Set<String> features(Duration limit) throws AdbException {
        if (features.isEmpty()) {
            try (AdbConnection connection = adb.request("host-serial:" + serial + ":features", limit)) {
                features = Optional.of(
                        Set.copyOf(List.of(connection.string().strip().split(","))));
            }
        }
        return features.get();
    }

    /** Runs a command without input to its end. */
    public ShellResult shell(String command, Duration limit) throws AdbException {
        return shell(command, "", limit);
    }

    /**
     * Runs a command to its end.
     *
     * @param stdin its standard input; on a device without the second shell protocol the command must know where it ends
     */
    public ShellResult shell(String command, String stdin, Duration limit) throws AdbException {
        return shell(command, new ByteArrayInputStream(stdin.getBytes(UTF_8)), limit);
    }

    /** The same, with input from a stream. */
    public ShellResult shell(String command, InputStream stdin, Duration limit) throws AdbException {
        try (ShellStream stream = start(command, limit)) {
            try {
                stream.feed(stdin);
            } catch (AdbException.ConnectionLost e) {
                // A command that ends early reads no further; its output has the reason.
            }
            byte[] output = stream.readNBytes(MOST_OUTPUT);
            return new ShellResult(output, stream.errors(), stream.exitCode());
        } catch (AdbException e) {
            throw e;
        } catch (IOException e) {
            throw new AdbException.ConnectionLost("the input cannot be read: " + e.getMessage());
        }
    }

    /** Starts a command without input that runs until it is closed. */
    public ShellStream follow(String command, Duration limit) throws AdbException {
        ShellStream stream = start(command, limit);
        stream.unlimited();
        return stream;
    }

    /** Reverses a port: connections to it on the device's localhost reach a port of this computer. */
    public void reverse(int onDevice, int onHost, Duration limit) throws AdbException {
        ask("reverse:forward:tcp:" + onDevice + ";tcp:" + onHost, limit);
    }

    /** Undoes {@link #reverse}. */
    public void killReverse(int onDevice, Duration limit) throws AdbException {
        ask("reverse:killforward:tcp:" + onDevice, limit);
    }

    /** Whether a port of the device's localhost is reversed to that port of this computer. */
    public boolean isReversed(int onDevice, int onHost, Duration limit) throws AdbException {
        try (AdbConnection connection = transport(limit)) {
            connection.request("reverse:list-forward");
            return Pattern.compile("(?m)\\stcp:" + onDevice + "\\stcp:" + onHost + "\\s*$")
                    .matcher(connection.string())
                    .find();
        }
    }

    /** Forwards a port: connections to it on this computer reach a port of the device. */
    public void forward(int onHost, int onDevice, Duration limit) throws AdbException {
        try (AdbConnection connection =
                adb.request("host-serial:" + serial + ":forward:tcp:" + onHost + ";tcp:" + onDevice, limit)) {
            connection.awaitOkay();
        }
    }

    /** Undoes {@link #forward}. */
    public void killForward(int onHost, Duration limit) throws AdbException {
        try (AdbConnection connection = adb.request("host-serial:" + serial + ":killforward:tcp:" + onHost, limit)) {
            connection.awaitOkay();
        }
    }

    private void ask(String service, Duration limit) throws AdbException {
        try (AdbConnection connection = transport(limit)) {
            connection.request(service);
            connection.awaitOkay();
        }
    }

    private ShellStream start(String command, Duration limit) throws AdbException {
        boolean packets = features(limit).contains(SHELL_V2);
        AdbConnection connection = transport(limit);
        try {
            connection.request((packets ? "shell,v2,raw:" : "exec:") + command);
            return new ShellStream(connection, packets);
        } catch (AdbException e) {
            connection.close();
            throw e;
        }
    }

    private AdbConnection transport(Duration limit) throws AdbException {
        return adb.request("host:transport:" + serial, limit);
    }
}
