package dev.bottlenose.devices.apple.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.Idb;
import dev.bottlenose.devices.programs.TemporaryDirectory;
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
    /** Far more than a certificate or a signing request has. */
    private static final int LARGEST = 64 * 1024;

    private final Idb idb;
    private final Target device;
    private final String bundle;
    private final Duration limit;

    IdbFiles(Idb idb, Target device, String bundle, Duration limit) {
        this.idb = idb;
        this.device = device;
        this.bundle = bundle;
        this.limit = limit;
    }

    /**
     * Reads a file. Some versions of idb take the target for a directory to put it into, others for the file itself; so both
     * are tried, and the result is searched for.
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

    /** Writes a file under its own name. */
    void write(Path file, String directory) throws DeviceException {
        idb.run(
                "write to '" + bundle + "' on '" + device.name() + "'",
                limit,
                "file",
                "push",
                "--udid",
                device.udid(),
                "--bundle-id=" + bundle,
                file.toString(),
                directory);
    }

    private String pull(String path, String target) throws DeviceException {
        String action = "read the files of '" + bundle + "' on '" + device.name() + "'";
        try (TemporaryDirectory directory = TemporaryDirectory.create()) {
            idb.run(
                    action,
                    limit,
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
                    "idb could not " + action + ": " + e.getMessage() + ".",
                    "check that there is room for temporary files"));
        }
    }

    private static String onlyFile(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory, 3)) {
            List<Path> files = tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            if (files.size() != 1) {
                throw new IOException("it copied " + files.size() + " files instead of one");
            }
            if (Files.size(files.get(0)) > LARGEST) {
                throw new IOException("the file is larger than " + LARGEST + " bytes");
            }
            return new String(Files.readAllBytes(files.get(0)), UTF_8);
        }
    }
}
