package dev.bottlenose.devices.android;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;

/** Makes the bridge to Android devices. */
public final class AndroidBridgeFactory implements DeviceBridgeFactory {
    @Override
    public String name() {
        return "android";
    }

    @Override
    public DeviceBridge create(Surroundings surroundings) {
        return new AndroidBridge(surroundings.osName(), surroundings.environment(), Limits.DEFAULT);
    }
}
