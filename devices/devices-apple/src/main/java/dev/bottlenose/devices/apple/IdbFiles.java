package dev.bottlenose.devices.apple;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Files in an app's container on a device, through idb. Blocks; for idb's one thread. */
final class IdbFiles {
    static final Duration LIMIT = Duration.ofSeconds(20);

    /** No certificate and no signing request is anywhere near this size. */
    private static final int LARGEST = 64 * 1024;

    private final Tools tools;
    private final Target device;
    private final String bundle;

    IdbFiles(Tools tools, Target device, String bundle) {
        this.tools = tools;
        this.device = device;
        this.bundle = bundle;
    }

    /**
     * Reads a file. To some versions of idb the target is a directory to put it into, to others the file itself; so both are
     * tried, and what came is looked for.
     *
     * @param path relative to the container
     */
    String read(String path) throws DeviceException {
        try {
            return pull(path, "");
        } catch (DeviceException e) {
            if (e.fault().code().equals("idb-slow")) {
                throw e;
            }
            return pull(path, "/pulled");
        }
    }

    /** Writes a file under the name it has here. */
    void write(Path file, String directory) throws DeviceException {
        tools.idb(
                "write to '" + bundle + "' on '" + device.name() + "'",
                LIMIT,
                "file",
                "push",
                "--udid",
                device.udid(),
                "--bundle-id=" + bundle,
                file.toString(),
                directory);
    }

    private String pull(String path, String target) throws DeviceException {
        String what = "read the files of '" + bundle + "' on '" + device.name() + "'";
        try (Scratch directory = Scratch.create()) {
            tools.idb(
                    what,
                    LIMIT,
                    "file",
                    "pull",
                    "--udid",
                    device.udid(),
                    "--bundle-id=" + bundle,
                    path,
                    directory.path() + target);
            return onlyFile(directory.path());
        } catch (IOException e) {
            throw new DeviceException(new Fault(
                    "idb-failed",
                    "idb could not " + what + ": " + e.getMessage() + ".",
                    "see whether there is room for temporary files"));
        }
    }

    private static String onlyFile(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory, 3)) {
            List<Path> files = tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            if (files.size() != 1) {
                throw new IOException("it brought " + files.size() + " files instead of one");
            }
            if (Files.size(files.get(0)) > LARGEST) {
                throw new IOException("the file is larger than " + LARGEST + " bytes");
            }
            return new String(Files.readAllBytes(files.get(0)), UTF_8);
        }
    }
}
