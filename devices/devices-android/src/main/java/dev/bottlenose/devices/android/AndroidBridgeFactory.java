package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import java.util.List;

/** Creates the bridge to Android devices. */
public final class AndroidBridgeFactory implements DeviceBridgeFactory {
    @Override
    public String name() {
        return "android";
    }

    @Override
    public DeviceBridge create(Context context) {
        return new AndroidBridge(context.osName(), context.environment(), AndroidTimeouts.DEFAULT);
    }

    @Override
    public List<Check> examine(Context context) {
        return AdbExamination.run(context.osName(), context.environment());
    }
}
