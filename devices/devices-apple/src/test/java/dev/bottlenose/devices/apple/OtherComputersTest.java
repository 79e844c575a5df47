package dev.bottlenose.devices.apple;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bottlenose.devices.Delivery;
import dev.bottlenose.devices.DeviceBridge;
import dev.bottlenose.devices.DeviceBridgeFactory;
import dev.bottlenose.devices.DeviceBridgeFactory.Context;
import dev.bottlenose.devices.DeviceEvent;
import dev.bottlenose.devices.VirtualDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** On other computers than Macs, iOS apps are refused with the reason. */
final class OtherComputersTest {
    private final List<DeviceEvent> events = new ArrayList<>();

    @Test
    void appGetsTheReasonAndThereIsNoOpenFault() throws Exception {
        for (String system : List.of("Linux", "Windows 11")) {
            try (DeviceBridge bridge = factory().create(new Context(Runnable::run, system, Map.of()))) {
                bridge.start(events::add, List.of());
                Delivery delivery = FakeMac.get(bridge.deliver(FakeMac.order("com.example.app", "/tmp/Devices/a/b/")));

                assertThat(((Delivery.Refused) delivery).fault().code()).isEqualTo("not-a-mac");
                assertThat(bridge.openFaults()).isEmpty();
                assertThat(FakeMac.failure(bridge.endHelper()).code()).isEqualTo("not-a-mac");
                VirtualDevices simulators = bridge.virtualDevices().orElseThrow();
                assertThat(FakeMac.get(simulators.list())).isEmpty();
                assertThat(FakeMac.failure(simulators.launch("a", false)).code())
                        .isEqualTo("not-a-mac");
            }
        }
        assertThat(events).isEmpty();
    }

    @Test
    void bridgeIsFoundByItsNameAndServesIos() {
        try (DeviceBridge bridge = factory().create(new Context(Runnable::run, "Mac OS X", Map.of()))) {
            assertThat(bridge).isInstanceOf(AppleBridge.class);
            assertThat(bridge.systems()).containsExactly("iOS");
        }
    }

    private static DeviceBridgeFactory factory() {
        return ServiceLoader.load(DeviceBridgeFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals("ios"))
                .findFirst()
                .orElseThrow();
    }
}
