package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeliveryOrder;
import dev.bottlenose.devices.android.adb.AdbException;
import dev.bottlenose.devices.android.apps.AppAddress;
import dev.bottlenose.devices.android.apps.AppDirectory;
import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.wire.AppFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the device that an app runs on: the one that holds its signing request. The serial that an app sends may be out
 * of date, since an emulator gets another one at each start. Results are kept until the device disconnects. Safe from
 * any thread; does not block.
 */
final class DeviceLocator {
    private static final int MOST_KEPT = 1000;

    private record Key(String csr, String directory) {}

    private final AndroidContext context;
    private final AttachedDevices devices;
    private final Map<Key, String> known = new LinkedHashMap<>();

    DeviceLocator(AndroidContext context, AttachedDevices devices) {
        this.context = context;
        this.devices = devices;
    }

    /** The serial of the app's device; the one the app sent if no attached device holds its request. */
    CompletableFuture<String> serialOf(ClientQuery app) {
        if (app.csr().isEmpty() || app.csrPath().isEmpty()) {
            return CompletableFuture.completedFuture(app.deviceId());
        }
        AppAddress.Reading reading = AppAddress.read(
                app.appName(), Optional.empty(), app.appId(), app.csrPath().get());
        Key key = key(app.csr().get(), app.csrPath().get());
        return reading.map(
                address -> serialOf(key, address, app.deviceId()),
                fault -> CompletableFuture.completedFuture(app.deviceId()));
    }

    private CompletableFuture<String> serialOf(Key key, AppAddress address, String otherwise) {
        return known(key)
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> devices.listed().thenCompose(nothing -> search(key, address, otherwise)));
    }

    /** Certificates of this order were delivered to this device. */
    void remember(DeliveryOrder order, String serial) {
        remember(key(order.csr(), order.destination()), serial);
    }

    /** The device has disconnected; the next one may have its serial. */
    synchronized void forget(String serial) {
        known.values().removeIf(serial::equals);
    }

    /** Searches all devices at once; the first that holds the request is the result, and no other is waited for. */
    private CompletableFuture<String> search(Key key, AppAddress address, String otherwise) {
        List<AttachedDevice> all = devices.usable();
        CompletableFuture<String> result = new CompletableFuture<>();
        CompletableFuture<?>[] searches = all.stream()
                .map(device -> context.start(() -> holds(device, address, key.csr()))
                        .thenAccept(holds -> {
                            if (holds) {
                                remember(key, device.serial());
                                result.complete(device.serial());
                            }
                        }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(searches).whenComplete((nothing, failure) -> result.complete(otherwise));
        return result;
    }

    private boolean holds(AttachedDevice device, AppAddress address, String csr) {
        AppDirectory files =
                new AppDirectory(device.adb(), address, context.timeouts().command());
        try {
            return files.read(AppFiles.SIGNING_REQUEST)
                    .map(found -> DeliveryOrder.normalized(found).equals(csr), fault -> false);
        } catch (AdbException e) {
            return false;
        }
    }

    private synchronized Optional<String> known(Key key) {
        return Optional.ofNullable(known.get(key));
    }

    private void remember(Key key, String serial) {
        synchronized (this) {
            known.put(key, serial);
            if (known.size() > MOST_KEPT) {
                known.remove(known.keySet().iterator().next());
            }
        }
        // Outside the lock, which disconnecting devices take while they hold their own.
        if (devices.find(serial).isEmpty()) {
            forget(serial);
        }
    }

    private static Key key(String csr, String directory) {
        return new Key(DeliveryOrder.normalized(csr), directory);
    }
}
