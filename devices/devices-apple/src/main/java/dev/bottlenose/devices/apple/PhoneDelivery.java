package dev.bottlenose.devices.apple;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.DeviceException;
import dev.bottlenose.wire.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts certificates into an app's container on an attached iPhone or iPad: onto the one device whose container holds the
 * very signing request, and only if they can be read back as they were written. Blocks; for idb's one thread.
 */
final class PhoneDelivery {
    private final Tools tools;
    private final DeliveryOrder order;

    PhoneDelivery(Tools tools, DeliveryOrder order) {
        this.tools = tools;
        this.order = order;
    }

    Delivery deliver() {
        Optional<String> directory = Destination.inContainer(order.destination());
        if (directory.isEmpty()) {
            return refused(
                    "destination-invalid",
                    "App '" + order.app().app() + "' names a directory that is in no app's container.",
                    "update the app's Flipper SDK");
        }
        try {
            return deliver(directory.get());
        } catch (DeviceException e) {
            return new Delivery.Refused(e.fault());
        } catch (IOException e) {
            return refused(
                    "scratch-unwritable",
                    "The certificates cannot be put down for idb: " + e.getMessage() + ".",
                    "see whether there is room for temporary files");
        }
    }

    private Delivery deliver(String directory) throws DeviceException, IOException {
        List<Target> phones = tools.phones();
        if (phones.isEmpty()) {
            return refused(
                    "no-device",
                    "App '" + order.app().app() + "' is on no simulator, and no iPhone or iPad is attached.",
                    "attach the device by cable, unlock it and trust this Mac; see: idb list-targets");
        }
        List<Target> holders = new ArrayList<>();
        List<Fault> failures = new ArrayList<>();
        for (Target phone : phones) {
            try {
                if (order.matchesRequest(files(phone).read(directory + "/" + DeliveryOrder.CSR_FILE))) {
                    holders.add(phone);
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
                    "App '" + order.app().app() + "' is on " + holders.size()
                            + " attached devices with the same signing request.",
                    "detach all but one of: "
                            + String.join(
                                    ", ", holders.stream().map(Target::name).toList()));
        }
        return new Delivery.Refused(failures.isEmpty() ? notFound() : failures.get(0));
    }

    private Delivery deliver(Target phone, String directory) throws DeviceException, IOException {
        try (Scratch here = Scratch.create()) {
            write(phone, here.path().resolve(DeliveryOrder.AUTHORITY_FILE), order.authority(), directory);
            write(phone, here.path().resolve(DeliveryOrder.CERTIFICATE_FILE), order.certificate(), directory);
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
                    "What was written to '" + order.commonName() + "' on '" + phone.name()
                            + "' is not what can be read there.",
                    "see whether the device's storage is full, then restart the app"));
        }
    }

    private IdbFiles files(Target phone) {
        return new IdbFiles(tools, phone, order.commonName());
    }

    private Fault notFound() {
        return new Fault(
                "csr-mismatch",
                "No attached device holds the signing request of app '"
                        + order.app().app() + "'.",
                "see that the device the app runs on is attached, then restart the app");
    }

    private static Delivery refused(String code, String sentence, String next) {
        return new Delivery.Refused(new Fault(code, sentence, next));
    }
}
