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

    private final Adb adb;
    private final String serial;

    /** The id of its connection; empty to find it by its serial. */
    private final String transport;

    private volatile Optional<Set<String>> features = Optional.empty();

    /** @param serial of a device, attached or not */
    public AdbDevice(Adb adb, String serial) {
        this(adb, serial, "");
    }

    /** An attached device, until it is attached again. */
    public AdbDevice(Adb adb, ListedDevice listed) {
        this(adb, listed.serial(), listed.transport());
    }

    private AdbDevice(Adb adb, String serial, String transport) {
        this.adb = adb;
        this.serial = serial;
        this.transport = transport;
    }

    public String serial() {
        return serial;
    }

    /** The features that both it and the adb server have; requested once. */
    public Set<String> features(Duration limit) throws AdbException {
        if (features.isEmpty()) {
            try (AdbConnection connection = adb.request(ofHost("features"), limit)) {
                features = Optional.of(
                        Set.copyOf(List.of(connection.string().strip().split(","))));
            }
        }
        return features.get();
    }

    /** Runs a command that prints text, without input, to its end. */
    public ShellResult shell(String command, Duration limit) throws AdbException {
        return hasPackets(limit) ? output(command, limit) : LegacyShell.run(transport(limit), command);
    }

    /** Runs a command that prints bytes, without input, to its end. */
    public ShellResult output(String command, Duration limit) throws AdbException {
        return feed(command, InputStream.nullInputStream(), limit);
    }

    /**
     * Runs a script to its end.
     *
     * @param shell the command that starts the shell for it, such as {@code run-as}
     * @param script without backslashes
     */
    public ShellResult script(String shell, String script, Duration limit) throws AdbException {
        return hasPackets(limit)
                ? feed(shell, new ByteArrayInputStream(script.getBytes(UTF_8)), limit)
                : LegacyShell.run(transport(limit), "echo " + ShellText.quoted(script) + " | " + shell);
    }

    /**
     * Runs a command to its end.
     *
     * @param stdin its standard input; on a device without the second shell protocol the command must know where it ends
     */
    public ShellResult feed(String command, InputStream stdin, Duration limit) throws AdbException {
        try (ShellStream stream = start(command, limit)) {
            try {
                stream.feed(stdin);
            } catch (AdbException.ConnectionLost e) {
                // A command that ends early reads no further; its output has the reason.
            }
            byte[] output = stream.readNBytes(ShellResult.MOST_OUTPUT);
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
        try (AdbConnection connection = adb.request(ofHost("forward:tcp:" + onHost + ";tcp:" + onDevice), limit)) {
            connection.awaitOkay();
        }
    }

    /** Undoes {@link #forward}. */
    public void killForward(int onHost, Duration limit) throws AdbException {
        try (AdbConnection connection = adb.request(ofHost("killforward:tcp:" + onHost), limit)) {
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
        boolean packets = hasPackets(limit);
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
        return adb.request(transport.isEmpty() ? "host:transport:" + serial : "host:transport-id:" + transport, limit);
    }

    /** A service of the adb server for this device. The id is unique; a serial may be ambiguous, or absent. */
    private String ofHost(String service) {
        return (transport.isEmpty() ? "host-serial:" + serial : "host-transport-id:" + transport) + ":" + service;
    }

    private boolean hasPackets(Duration limit) throws AdbException {
        return features(limit).contains(SHELL_V2);
    }
}
