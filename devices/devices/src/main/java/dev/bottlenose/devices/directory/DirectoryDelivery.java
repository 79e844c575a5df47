package dev.bottlenose.devices.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.files.OpenDirectory;
import dev.bottlenose.files.WholeFile;
import dev.bottlenose.wire.AppFiles;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Delivers certificates into an app's directory: only one that holds the signing request they were requested with, so that
 * nobody can make the server write anywhere else.
 *
 * <p>Source: docs/PROTOCOL.md, client-side files. Stateless; safe from any thread; blocks for as long as the disk does.
 */
final class DirectoryDelivery {
    /** Far more than a signing request has. */
    private static final int LARGEST_CSR = 64 * 1024;

    /**
     * UNC paths and the names of devices on Windows, which looking at is enough to make Windows log in to another computer;
     * refused everywhere.
     */
    private static final Pattern NETWORK_PATH = Pattern.compile("[/\\\\]{2}");

    private final DeliveryOrder order;

    private final String deviceId;

    private DirectoryDelivery(DeliveryOrder order, String deviceId) {
        this.order = order;
        this.deviceId = deviceId;
    }

    /**
     * Writes both certificates into the order's destination, or returns the reason why not.
     *
     * @param deviceId the serial of the device that the directory belongs to; empty for this computer
     */
    static Delivery deliver(DeliveryOrder order, String deviceId) {
        return new DirectoryDelivery(order, deviceId).deliver();
    }

    private Delivery deliver() {
        if (NETWORK_PATH.matcher(order.destination()).lookingAt()) {
            return refused(
                    "destination-network",
                    "is on another computer, to which the server does not connect for an app",
                    "send the app's directory on this computer as destination");
        }
        Path path;
        try {
            path = Path.of(order.destination());
        } catch (InvalidPathException e) {
            return invalidDestination();
        }
        if (!path.isAbsolute() || path.getFileName() == null || !path.equals(path.normalize())) {
            return invalidDestination();
        }
        try (OpenDirectory directory = OpenDirectory.open(path)) {
            return deliverTo(directory);
        } catch (FileSystemLoopException e) {
            return refused("destination-link", "is a link", "send the app's real directory as destination");
        } catch (NoSuchFileException e) {
            return refused("no-such-directory", "does not exist", "check that server and app share this file system");
        } catch (NotDirectoryException e) {
            return refused("not-a-directory", "is not a directory", "send the app's private directory as destination");
        } catch (AccessDeniedException e) {
            return refused("permission-denied", "cannot be used by the server", "run server and app as the same user");
        } catch (IOException e) {
            return refused(
                    "destination-unwritable",
                    "cannot be written (" + e.getMessage() + ")",
                    "check whether its disk is full or read-only");
        }
    }

    private Delivery deliverTo(OpenDirectory directory) throws IOException {
        String found;
        try {
            found = new String(directory.read(AppFiles.SIGNING_REQUEST, LARGEST_CSR), UTF_8);
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException e) {
            return refused(
                    "csr-missing",
                    "holds no readable " + AppFiles.SIGNING_REQUEST,
                    "restart the app; it writes " + AppFiles.SIGNING_REQUEST + " there before it connects");
        }
        if (found.isBlank()) {
            return refused(
                    "csr-file-empty",
                    "holds an empty " + AppFiles.SIGNING_REQUEST,
                    "restart the app; if " + AppFiles.SIGNING_REQUEST
                            + " stays empty, check that the disk is not full");
        }
        if (!order.matchesRequest(found)) {
            return refused(
                    "csr-mismatch",
                    "holds a different signing request than the one that the server received",
                    "check whether two apps share this directory, then restart the app");
        }
        directory.write(AppFiles.AUTHORITY_CERTIFICATE, order.authority().getBytes(UTF_8), WholeFile.READABLE);
        directory.write(AppFiles.CERTIFICATE, order.certificate().getBytes(UTF_8), WholeFile.READABLE);
        return new Delivery.Delivered(deviceId);
    }

    private Delivery invalidDestination() {
        return refused("destination-invalid", "is not an absolute path without '..'", "update the app's Flipper SDK");
    }

    private Delivery refused(String code, String what, String next) {
        return refused(order, code, what, next);
    }

    /** @param what is wrong with the directory */
    static Delivery refused(DeliveryOrder order, String code, String what, String next) {
        return new Delivery.Refused(new Fault(
                code,
                "The directory '" + shorten(order.destination()) + "' of app '"
                        + order.app().appName() + "' " + what + ".",
                next));
    }

    private static String shorten(String path) {
        return path.length() > 200 ? path.substring(0, 200) + "..." : path;
    }
}
