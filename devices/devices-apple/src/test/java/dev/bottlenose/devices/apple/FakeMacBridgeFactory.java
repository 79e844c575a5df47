package dev.bottlenose.devices.apple;

import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import java.nio.file.Path;
import java.util.List;

/** Creates the real bridge for a server in this process, on the fake Mac in the directory that a system property names. */
public final class FakeMacBridgeFactory implements DeviceBridgeFactory {
    public static final String DIRECTORY = "dev.bottlenose.devices.apple.fake-mac";

    @Override
    public String name() {
        return "fake-mac";
    }

    @Override
    public DeviceBridge create(Context context) {
        return new AppleBridgeFactory()
                .create(new Context(
                        context.executor(),
                        "Mac OS X",
                        FakeMac.environment(Path.of(System.getProperty(DIRECTORY)), List.of("xcode", "idb"))));
    }
}
