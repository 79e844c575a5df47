package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.android.apps.AppAddress;
import dev.bottlenose.devices.android.apps.AppFiles;
import dev.bottlenose.protocol.ClientQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Which device an app is on: the one that holds its signing request. What an app remembers may be the serial of an emulator that
 * has another one today. Known answers last as long as the device stays. Safe from any thread; does not block.
 */
final class Serials {
    private static final int MOST_KNOWN = 1000;

    private record Key(String csr, String directory) {}

    private final Workshop workshop;
    private final AttachedDevices devices;
    private final Map<Key, String> known = new LinkedHashMap<>();

    Serials(Workshop workshop, AttachedDevices devices) {
        this.workshop = workshop;
        this.devices = devices;
    }

    /** The serial; as the app says where no device in reach holds its request. */
    CompletableFuture<String> of(ClientQuery app) {
        if (app.csr().isEmpty() || app.csrPath().isEmpty()) {
            return CompletableFuture.completedFuture(app.deviceId());
        }
        AppAddress.Reading reading = AppAddress.read(
                app.app(), Optional.empty(), app.appId(), app.csrPath().get());
        if (!(reading instanceof AppAddress.Reading.Found found)) {
            return CompletableFuture.completedFuture(app.deviceId());
        }
        Key key = key(app.csr().get(), app.csrPath().get());
        Optional<String> before = known(key);
        if (before.isPresent()) {
            return CompletableFuture.completedFuture(before.get());
        }
        return devices.known()
                .completeOnTimeout(null, workshop.limits().command().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(nothing -> search(key, found.address(), app.deviceId()));
    }

    /** Certificates for this order went to this device. */
    void remember(DeliveryOrder order, String serial) {
        remember(key(order.csr(), order.destination()), serial);
    }

    /** The device is gone; the next one may have its serial. */
    synchronized void forget(String serial) {
        known.values().removeIf(serial::equals);
    }

    /** Asks all at once; the first that has it is it, and whoever hangs is not waited for. */
    private CompletableFuture<String> search(Key key, AppAddress address, String otherwise) {
        List<AttachedDevice> all = devices.usable();
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<?>[] asked = all.stream()
                .map(device -> workshop.start(() -> holds(device, address, key.csr()))
                        .thenAccept(holds -> {
                            if (holds) {
                                remember(key, device.serial());
                                answer.complete(device.serial());
                            }
                        }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(asked).whenComplete((nothing, failure) -> answer.complete(otherwise));
        return answer;
    }

    private boolean holds(AttachedDevice device, AppAddress address, String csr) throws Exception {
        AppFiles files = new AppFiles(device.adb(), address, workshop.limits().command());
        return files.read(DeliveryOrder.CSR_FILE) instanceof AppFiles.Answer.Text text
                && DeliveryOrder.normalized(text.content()).equals(csr);
    }

    private synchronized Optional<String> known(Key key) {
        return Optional.ofNullable(known.get(key));
    }

    private void remember(Key key, String serial) {
        synchronized (this) {
            known.put(key, serial);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }
        // Looked up outside the lock, which devices that vanish ask for while they hold their own.
        if (devices.find(serial).isEmpty()) {
            forget(serial);
        }
    }

    private static Key key(String csr, String directory) {
        return new Key(DeliveryOrder.normalized(csr), directory);
    }
}
