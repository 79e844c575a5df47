package dev.bottlenose.devices.android;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.apps.AppAddress;
import dev.bottlenose.devices.android.apps.AppFiles;
import dev.bottlenose.wire.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Carries certificates to the device that holds the signing request. All devices are asked at once; the first that has it
 * decides, so that one that hangs delays nobody else. Safe from any thread; does not block.
 */
final class Deliverer {
    private final Workshop workshop;
    private final AttachedDevices devices;
    private final Tracker tracker;
    private final Serials serials;

    Deliverer(Workshop workshop, AttachedDevices devices, Tracker tracker, Serials serials) {
        this.workshop = workshop;
        this.devices = devices;
        this.tracker = tracker;
        this.serials = serials;
    }

    /** Never completes exceptionally. */
    CompletableFuture<Delivery> deliver(DeliveryOrder order) {
        AppAddress.Reading reading = AppAddress.read(
                order.app().app(), Optional.of(order.commonName()), order.app().appId(), order.destination());
        if (reading instanceof AppAddress.Reading.Refused refused) {
            return CompletableFuture.completedFuture(new Delivery.Refused(refused.fault()));
        }
        AppAddress address = ((AppAddress.Reading.Found) reading).address();
        return devices.known()
                .completeOnTimeout(null, workshop.limits().command().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(nothing -> toAny(devices.usable(), order, address));
    }

    private CompletableFuture<Delivery> toAny(List<AttachedDevice> all, DeliveryOrder order, AppAddress address) {
        workshop.troubles().settle(subject(order));
        CompletableFuture<Delivery> answer = new CompletableFuture<>();
        List<CompletableFuture<Outcome>> asked = all.stream()
                .map(device -> workshop.start(() -> deliver(device, order, address))
                        .exceptionally(bug -> Outcome.failed(DeviceFaults.failed(
                                device.serial(), "take the certificates", bug.toString(), "report this")))
                        .thenApply(outcome -> {
                            outcome.decision().ifPresent(decision -> decide(answer, decision, order));
                            return outcome;
                        }))
                .toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new)).whenComplete((nothing, failure) -> {
            List<Fault> faults = new ArrayList<>(devices.reasons());
            asked.forEach(one -> one.join().fault().ifPresent(faults::add));
            answer.complete(new Delivery.Refused(MostTelling.of(faults).orElseGet(this::nobody)));
        });
        return answer;
    }

    /** The first device that holds the request decides; a second one should not be. */
    private void decide(CompletableFuture<Delivery> answer, Delivery decision, DeliveryOrder order) {
        if (decision instanceof Delivery.Delivered delivered) {
            serials.remember(order, delivered.deviceId());
        }
        if (!answer.complete(decision)
                && decision instanceof Delivery.Delivered second
                && answer.join() instanceof Delivery.Delivered first) {
            workshop.troubles()
                    .raise(
                            subject(order),
                            DeviceFaults.sameRequest(order.app().app(), first.deviceId(), second.deviceId()));
        }
    }

    private Outcome deliver(AttachedDevice device, DeliveryOrder order, AppAddress address) {
        String subject = "answers of " + device.serial();
        try {
            Outcome outcome = deliver(
                    new AppFiles(device.adb(), address, workshop.limits().command()), device.serial(), order);
            workshop.troubles().settle(subject);
            return outcome;
        } catch (AdbException e) {
            Fault fault = DeviceFaults.of(device.serial(), workshop.limits().command(), e);
            if (e instanceof AdbException.Silent) {
                workshop.troubles().raise(subject, fault);
            }
            return Outcome.failed(fault);
        }
    }

    private static Outcome deliver(AppFiles files, String serial, DeliveryOrder order) throws AdbException {
        AppFiles.Answer request = files.read(DeliveryOrder.CSR_FILE);
        if (request instanceof AppFiles.Answer.Failed failed) {
            return Outcome.failed(failed.fault());
        } else if (!order.matchesRequest(((AppFiles.Answer.Text) request).content())) {
            return Outcome.failed(files.otherRequest());
        }
        Optional<Fault> trouble = files.write(DeliveryOrder.AUTHORITY_FILE, order.authority());
        if (trouble.isEmpty()) {
            trouble = files.write(DeliveryOrder.CERTIFICATE_FILE, order.certificate());
        }
        return Outcome.decided(
                trouble.<Delivery>map(Delivery.Refused::new).orElseGet(() -> new Delivery.Delivered(serial)));
    }

    private Fault nobody() {
        tracker.mention();
        return tracker.fault().orElseGet(DeviceFaults::noDevice);
    }

    private static String subject(DeliveryOrder order) {
        return "request of " + order.app().app();
    }

    /** What one device had to say: a decision if it holds the request, else why it does not take part. */
    private record Outcome(Optional<Delivery> decision, Optional<Fault> fault) {
        static Outcome decided(Delivery decision) {
            return new Outcome(Optional.of(decision), Optional.empty());
        }

        static Outcome failed(Fault fault) {
            return new Outcome(Optional.empty(), Optional.of(fault));
        }
    }
}
