package dev.bottlenose.devices.host;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;

/** Creates the bridge to apps on this computer. */
public final class HostBridgeFactory implements DeviceBridgeFactory {
    @Override
    public String name() {
        return "host";
    }

    @Override
    public DeviceBridge create(Context context) {
        return new HostBridge(context.osName());
    }
}
