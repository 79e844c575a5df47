package dev.bottlenose.devices.apple.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.devices.apple.targets.AppPath;
import dev.bottlenose.devices.apple.targets.Target;
import dev.bottlenose.devices.apple.tools.Idb;
import dev.bottlenose.devices.programs.TemporaryDirectory;
import dev.bottlenose.wire.AppFiles;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delivers certificates into an app's container on an attached iPhone or iPad: the one whose container holds the signing
 * request. Succeeds only if they can be read back unchanged. Blocks; for idb's one thread.
 */
public final class PhoneDelivery {
    /** For copying one file. */
    public static final Duration FILE_LIMIT = Duration.ofSeconds(20);

    private final Idb idb;
    private final DeliveryOrder order;

    public PhoneDelivery(Idb idb, DeliveryOrder order) {
        this.idb = idb;
        this.order = order;
    }

    public Delivery deliver() {
        Optional<String> directory = AppPath.inContainer(order.destination());
        if (directory.isEmpty()) {
            return refused(
                    "destination-invalid",
                    "App '" + order.app().appName()
                            + "' requests certificates in a directory that is in no app's container.",
                    "update the app's Flipper SDK");
        }
        try {
            return deliver(directory.get());
        } catch (DeviceException e) {
            return new Delivery.Refused(e.fault());
        } catch (IOException e) {
            return refused(
                    "scratch-unwritable",
                    "The certificates cannot be written to a temporary file for idb: " + e.getMessage() + ".",
                    "check that there is room for temporary files");
        }
    }

    private Delivery deliver(String directory) throws DeviceException, IOException {
        List<Target> phones = idb.phones();
        if (phones.isEmpty()) {
            return refused(
                    "no-device",
                    "App '" + order.app().appName() + "' runs on no simulator, and no iPhone or iPad is attached.",
                    "attach the device by cable, unlock it and trust this Mac; check with: idb list-targets");
        }
        List<Target> holders = new ArrayList<>();
        List<Fault> failures = new ArrayList<>();
        for (Target phone : phones) {
            try {
                String found = files(phone).read(directory + "/" + AppFiles.SIGNING_REQUEST);
                if (order.matchesRequest(found)) {
                    holders.add(phone);
                } else if (found.isBlank()) {
                    failures.add(emptyRequest(phone));
                }
            } catch (DeviceException e) {
                failures.add(e.fault());
            }
        }
        if (holders.size() == 1) {
            return deliver(holders.get(0), directory);
        } else if (holders.size() > 1) {
            return refused(
                    "csr-on-several-devices",
                    "App '" + order.app().appName() + "' is on " + holders.size()
                            + " attached devices with the same signing request.",
                    "detach all but one of: "
                            + String.join(
                                    ", ", holders.stream().map(Target::name).toList()));
        }
        return new Delivery.Refused(failures.isEmpty() ? notFound() : failures.get(0));
    }

    private Delivery deliver(Target phone, String directory) throws DeviceException, IOException {
        try (TemporaryDirectory here = TemporaryDirectory.create()) {
            write(phone, here.path().resolve(AppFiles.AUTHORITY_CERTIFICATE), order.authority(), directory);
            write(phone, here.path().resolve(AppFiles.CERTIFICATE), order.certificate(), directory);
        }
        return new Delivery.Delivered(phone.udid());
    }

    private void write(Target phone, Path file, String contents, String directory) throws DeviceException, IOException {
        Files.writeString(file, contents, UTF_8);
        files(phone).write(file, directory);
        String found = files(phone).read(directory + "/" + file.getFileName());
        if (!found.equals(contents)) {
            throw new DeviceException(new Fault(
                    "delivery-unconfirmed",
                    "App '" + order.commonName() + "' on '" + phone.name()
                            + "' does not have the certificates that were written to it.",
                    "check whether the device's storage is full, then restart the app"));
        }
    }

    private IdbFiles files(Target phone) {
        return new IdbFiles(idb, phone, order.commonName(), FILE_LIMIT);
    }

    private Fault emptyRequest(Target phone) {
        return new Fault(
                "csr-file-empty",
                "App '" + order.app().appName() + "' on '" + phone.name() + "' has an empty " + AppFiles.SIGNING_REQUEST
                        + ".",
                "restart the app; if it stays empty, check whether the device's storage is full");
    }

    private Fault notFound() {
        return new Fault(
                "csr-mismatch",
                "No attached device holds the signing request of app '"
                        + order.app().appName() + "'.",
                "check that the device the app runs on is attached, then restart the app");
    }

    private static Delivery refused(String code, String sentence, String next) {
        return new Delivery.Refused(new Fault(code, sentence, next));
    }
}
