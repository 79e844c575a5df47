package dev.bottlenose.devices.android.adb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * The shell of devices older than Android 7. It runs a command on a terminal: line ends become CR LF, standard error is mixed
 * into the output, standard input never ends and is echoed, and no exit code is sent. So a command gets no input, and prints
 * its exit code as its last line.
 */
final class LegacyShell {
    /** Of a service's name, as adbd receives it in one packet of 4,096 bytes. */
    private static final int LONGEST = 4_000;

    private static final String EXIT = "bottlenose-exit ";

    private LegacyShell() {}

    /** Runs a command that prints text to its end, and closes the connection. */
    static ShellResult run(AdbConnection transport, String command) throws AdbException {
        try (transport) {
            String service = "shell:(" + command + "\n)\necho " + EXIT + "$?";
            int length = service.getBytes(UTF_8).length;
            if (length > LONGEST) {
                throw new AdbException.Refused("a command has " + length + " bytes, and the device takes " + LONGEST);
            }
            transport.request(service);
            return result(transport.input().readNBytes(ShellResult.MOST_OUTPUT));
        } catch (IOException e) {
            throw transport.failure(e);
        }
    }

    /** What a command printed, without what the terminal and the last line add. */
    private static ShellResult result(byte[] output) {
        String text = new String(output, ISO_8859_1).replaceAll("\r+\n", "\n");
        int exit = text.lastIndexOf(EXIT);
        String code = exit < 0 ? "" : text.substring(exit + EXIT.length()).strip();
        return code.matches("[0-9]{1,3}")
                ? new ShellResult(
                        text.substring(0, exit).getBytes(ISO_8859_1), "", OptionalInt.of(Integer.parseInt(code)))
                : new ShellResult(text.getBytes(ISO_8859_1), "", OptionalInt.empty());
    }
}
