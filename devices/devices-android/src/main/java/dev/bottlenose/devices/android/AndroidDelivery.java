package dev.bottlenose.devices.android;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.apps.AppAddress;
import dev.bottlenose.devices.android.apps.AppDirectory;
import dev.bottlenose.wire.AppFiles;
import dev.bottlenose.wire.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Delivers certificates to the device that holds the signing request. All devices are searched at once, and the first that
 * holds it decides, so a device that hangs delays no other. Safe from any thread; does not block.
 */
final class AndroidDelivery {
    private final AndroidContext context;
    private final AttachedDevices devices;
    private final DeviceTracker tracker;
    private final DeviceLocator locator;

    AndroidDelivery(AndroidContext context, AttachedDevices devices, DeviceTracker tracker, DeviceLocator locator) {
        this.context = context;
        this.devices = devices;
        this.tracker = tracker;
        this.locator = locator;
    }

    /** Never completes exceptionally. */
    CompletableFuture<Delivery> deliver(DeliveryOrder order) {
        AppAddress.Reading reading = AppAddress.read(
                order.app().appName(),
                Optional.of(order.commonName()),
                order.app().appId(),
                order.destination());
        return reading.map(
                address -> devices.listed().thenCompose(nothing -> deliverToAny(devices.usable(), order, address)),
                fault -> CompletableFuture.completedFuture(new Delivery.Refused(fault)));
    }

    private CompletableFuture<Delivery> deliverToAny(
            List<AttachedDevice> all, DeliveryOrder order, AppAddress address) {
        context.faults().settle(subject(order));
        CompletableFuture<Delivery> result = new CompletableFuture<>();
        List<CompletableFuture<Outcome>> searches = all.stream()
                .map(device -> context.start(() -> deliver(device, order, address))
                        .exceptionally(failure -> Outcome.failed(DeviceFaults.failed(
                                device.serial(), "take the certificates", failure.toString(), "report this")))
                        .thenApply(outcome -> {
                            outcome.decision().ifPresent(decision -> decide(result, decision, order));
                            return outcome;
                        }))
                .toList();
        CompletableFuture.allOf(searches.toArray(CompletableFuture<?>[]::new)).whenComplete((nothing, failure) -> {
            List<Fault> faults = new ArrayList<>(devices.unusableFaults());
            searches.forEach(one -> one.join().fault().ifPresent(faults::add));
            result.complete(new Delivery.Refused(FaultRanking.highest(faults).orElseGet(this::noDevice)));
        });
        return result;
    }

    /** The first device that holds the request decides; a second one is a fault. */
    private void decide(CompletableFuture<Delivery> result, Delivery decision, DeliveryOrder order) {
        Optional<String> serial = serial(decision);
        serial.ifPresent(delivered -> locator.remember(order, delivered));
        if (!result.complete(decision)) {
            serial(result.join())
                    .ifPresent(first -> serial.ifPresent(second -> context.faults()
                            .raise(
                                    subject(order),
                                    DeviceFaults.sameRequest(order.app().appName(), first, second))));
        }
    }

    private static Optional<String> serial(Delivery delivery) {
        return delivery.map(Optional::of, fault -> Optional.empty());
    }

    private Outcome deliver(AttachedDevice device, DeliveryOrder order, AppAddress address) {
        String subject = "responses of " + device.serial();
        try {
            Outcome outcome = deliver(
                    new AppDirectory(device.adb(), address, context.timeouts().command()), device.serial(), order);
            context.faults().settle(subject);
            return outcome;
        } catch (AdbException e) {
            Fault fault = DeviceFaults.of(device.serial(), context.timeouts().command(), e);
            if (e instanceof AdbException.TimedOut) {
                context.faults().raise(subject, fault);
            }
            return Outcome.failed(fault);
        }
    }

    private static Outcome deliver(AppDirectory files, String serial, DeliveryOrder order) throws AdbException {
        Optional<Fault> noMatch =
                files.read(AppFiles.SIGNING_REQUEST).map(found -> noMatch(order, files, found), Optional::of);
        if (noMatch.isPresent()) {
            return Outcome.failed(noMatch.get());
        }
        Optional<Fault> failure = files.write(AppFiles.AUTHORITY_CERTIFICATE, order.authority());
        if (failure.isEmpty()) {
            failure = files.write(AppFiles.CERTIFICATE, order.certificate());
        }
        return Outcome.decided(
                failure.<Delivery>map(Delivery.Refused::new).orElseGet(() -> new Delivery.Delivered(serial)));
    }

    private static Optional<Fault> noMatch(DeliveryOrder order, AppDirectory files, String found) {
        if (order.matchesRequest(found)) {
            return Optional.empty();
        }
        return Optional.of(found.isBlank() ? files.emptyRequest() : files.otherRequest());
    }

    private Fault noDevice() {
        tracker.reportFault();
        return tracker.fault().orElseGet(DeviceFaults::noDevice);
    }

    private static String subject(DeliveryOrder order) {
        return "request of " + order.app().appName();
    }

    /** The outcome on one device: a decision if it holds the request, else why it takes no part. */
    private record Outcome(Optional<Delivery> decision, Optional<Fault> fault) {
        static Outcome decided(Delivery decision) {
            return new Outcome(Optional.of(decision), Optional.empty());
        }

        static Outcome failed(Fault fault) {
            return new Outcome(Optional.empty(), Optional.of(fault));
        }
    }
}
